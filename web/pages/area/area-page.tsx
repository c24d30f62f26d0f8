import type { Ask } from '../../http/ask';
import type { WritePage } from '../../http/send-page';
import { AreaPage, type AreaPageQuery } from '../../operations';
import type { Page, Shown } from '../../parts/page';
import { dhakaToday, fiscalYearOf } from '../../calendar';
import { addressElsewhere } from '../../view';

/** The page of an area and everything below it. */
export const areaPage: WritePage = (ask, shown, request) =>
  writeArea(String(request.params['code']), ask, shown);

/** Writes the page of an area by its code; null where there is none. */
export async function writeArea(code: string, ask: Ask, shown: Shown): Promise<Page | null> {
  const { view, reader } = shown;
  const fiscalYear = view.fiscalYear ?? fiscalYearOf(view.asOf ?? dhakaToday());
  const { data, errors } = await ask(AreaPage, { code, fiscalYear, asOf: view.asOf, map: view.map });
  const area = data?.area;
  if (!area) return null;
  return {
    title: reader.name(area),
    isPartial: errors.length > 0,
    body: <AreaBody area={area} shown={shown} />,
  };
}

type Area = NonNullable<AreaPageQuery['area']>;

function AreaBody({ area, shown: { view, reader } }: { area: Area; shown: Shown }) {
  const { words } = reader;
  return (
    <>
      <nav aria-label={words.breadcrumb}>
        <ol class="crumbs">
          {area.ancestors.map((above) => (
            <li key={above.code}>
              <a href={addressElsewhere(`/areas/${above.code}`, view)}>{reader.name(above)}</a>
            </li>
          ))}
          <li aria-current="page">{reader.name(area)}</li>
        </ol>
      </nav>
      <h1>{reader.name(area)}</h1>
      <table>
        <caption>{words.areasBelow}</caption>
        <thead>
          <tr>
            <th scope="col">{words[area.children[0]?.level ?? 'UPAZILA']}</th>
            <th scope="col">{words.assignments}</th>
            <th scope="col">{words.decisionsImplemented}</th>
            <th scope="col">{words.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {area.children.map(({ decisionProgress: progress, ...child }) => (
            <tr key={child.code}>
              <th scope="row">
                <a href={addressElsewhere(`/areas/${child.code}`, view)}>{reader.name(child)}</a>
              </th>
              <td>{progress ? reader.count(progress.assignments) : ''}</td>
              <td>{reader.percent(progress?.percentImplemented)}</td>
              <td>{progress ? reader.count(progress.overdue) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
