import type { WritePage } from '../../http/send-page';
import { AreaPlanList, type AreaPlanListQuery } from '../../operations';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { noRecord } from '../../parts/no-record';
import { Pager } from '../../parts/pager';
import type { Shown } from '../../parts/page';
import { YearChoice } from '../../parts/year-choice';
import { addressElsewhere } from '../../view';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';

const ROWS = 25;

/** The action plans of an area and of all below it, the newest first. */
export const planListPage: WritePage = async (ask, shown, request) => {
  const { view, reader } = shown;
  const { data, errors } = await ask(AreaPlanList, {
    code: String(request.params['code']),
    fiscalYear: view.fiscalYear,
    first: ROWS,
    after: view.own['after'] ?? null,
  });
  if (!data?.area) return noRecord(shown);
  return {
    title: `${reader.words.plans} · ${reader.name(data.area)}`,
    isPartial: errors.length > 0,
    body: <PlanList area={data.area} list={data.actionPlans} shown={shown} />,
  };
};

type Area = NonNullable<AreaPlanListQuery['area']>;
type Plans = NonNullable<AreaPlanListQuery['actionPlans']>;

function PlanList({ area, list, shown }: { area: Area; list: Plans | null; shown: Shown }) {
  const { reader, view } = shown;
  const words = { ...meetingWords[reader.language], ...planWords[reader.language] };
  return (
    <>
      <AreaCrumbs area={area} shown={shown}>
        {reader.words.plans}
      </AreaCrumbs>
      <h1>{reader.words.plans}</h1>
      <p class="soft">{words.plansOf}</p>
      <YearChoice shown={shown} />
      {list?.totalCount === 0 ? <p>{words.noPlans}</p> : null}
      {list && list.edges.length > 0 ? (
        <table class="records">
          <thead>
            <tr>
              <th scope="col">{reader.words.fiscalYear}</th>
              <th scope="col">{words.area}</th>
              <th scope="col">{words.actionPlan}</th>
              <th scope="col">{words.submittedOn}</th>
              <th scope="col" class="number">
                {words.activities}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <a href={addressElsewhere(`/plans/${node.id}`, view)}>
                    {reader.inDigits(node.fiscalYear)}
                    {node.area ? <span class="visually-hidden"> {reader.name(node.area)}</span> : null}
                  </a>
                </th>
                <td>
                  {node.area ? (
                    <a href={addressElsewhere(`/areas/${node.area.code}`, view)}>{reader.name(node.area)}</a>
                  ) : null}{' '}
                  {node.area ? <small class="soft">{reader.words[node.area.level]}</small> : null}
                </td>
                <td lang="bn">
                  {node.title ?? node.memo?.number ?? '–'}
                  {node.state === 'PUBLISHED' ? null : (
                    <small class="soft" lang={reader.language}>
                      {words[node.state]}
                    </small>
                  )}
                </td>
                <td>
                  <span class="cell-of" aria-hidden="true">
                    {words.submittedOn}:{' '}
                  </span>
                  {node.submittedOn ? reader.day(node.submittedOn) : '–'}
                </td>
                <td class="number">
                  <span class="cell-of" aria-hidden="true">
                    {words.activities}:{' '}
                  </span>
                  {reader.count(node.activities.length)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list ? <Pager shown={shown} totalCount={list.totalCount} pageInfo={list.pageInfo} /> : null}
    </>
  );
}
