import { dhakaToday, fiscalYearsTo } from '../../calendar';
import { DATA_FILES } from '../../data/data-files';
import { licenceOf } from '../../data/licence';
import type { WritePage } from '../../http/send-page';
import { DataYears, type DataYearsQuery } from '../../operations';
import type { Shown } from '../../parts/page';
import { dataWords } from '../../words/data';
import { Dictionary } from './dictionary';

/** The series of a page goes back so far at most. */
const YEARS_COUNTED = 11;

/** All that is published, year by year, as files to take away; and what their columns mean. */
export function dataPage(licence: string | undefined): WritePage {
  const terms = licenceOf(licence);
  return async (ask, shown) => {
    const { reader } = shown;
    const words = dataWords[reader.language];
    const years = fiscalYearsTo(dhakaToday(), true);
    const from = `${(years[YEARS_COUNTED] ?? years.at(-1) ?? '').slice(0, 4)}-07-01`;
    const { data, errors } = await ask(DataYears, { from });
    return {
      title: words.dataTitle,
      isPartial: errors.length > 0,
      body: (
        <>
          <h1>{words.dataTitle}</h1>
          <p>{words.dataLead}</p>
          <section aria-labelledby="licence">
            <h2 id="licence">{words.licenceTitle}</h2>
            <p>{terms.text[reader.language]}</p>
          </section>
          <section aria-labelledby="years">
            <h2 id="years">{words.years}</h2>
            <p class="soft">
              {words.packageNote} {words.yearsNote}
            </p>
            <Years years={years} counted={countsOf(data?.area ?? null)} shown={shown} />
          </section>
          <Dictionary shown={shown} />
        </>
      ),
    };
  };
}

interface Counts {
  readonly assignments: number | undefined;
  readonly activities: number | undefined;
}

function countsOf(area: DataYearsQuery['area']): ReadonlyMap<string, Counts> {
  const years = [
    ...(area?.decisionProgressSeries ?? []).map(({ fiscalYear }) => fiscalYear),
    ...(area?.planProgressSeries ?? []).map(({ fiscalYear }) => fiscalYear),
  ];
  const of = <Point extends { readonly fiscalYear: string }>(
    points: readonly Point[] | null | undefined,
    year: string,
  ) => points?.find(({ fiscalYear }) => fiscalYear === year);
  return new Map(
    years.map((year) => [
      year,
      {
        assignments: of(area?.decisionProgressSeries, year)?.assignments,
        activities: of(area?.planProgressSeries, year)?.activities,
      },
    ]),
  );
}

function Years({
  years,
  counted,
  shown: { reader },
}: {
  years: readonly string[];
  counted: ReadonlyMap<string, Counts>;
  shown: Shown;
}) {
  const words = dataWords[reader.language];
  const count = (value: number | undefined) => (value === undefined ? '–' : reader.count(value));
  return (
    <table class="records data-years">
      <thead>
        <tr>
          <th scope="col">{reader.words.fiscalYear}</th>
          <th scope="col" class="number">
            {words.dutiesInAll}
          </th>
          <th scope="col" class="number">
            {words.activitiesInAll}
          </th>
          <th scope="col">{words.dataFiles}</th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => {
          const counts = counted.get(year);
          return (
            <tr key={year}>
              <th scope="row">{reader.inDigits(year)}</th>
              <td class="number">
                <span class="cell-of" aria-hidden="true">
                  {words.dutiesInAll}:{' '}
                </span>
                {count(counts?.assignments)}
              </td>
              <td class="number">
                <span class="cell-of" aria-hidden="true">
                  {words.activitiesInAll}:{' '}
                </span>
                {count(counts?.activities)}
              </td>
              <td>
                <ul class="data-files">
                  {DATA_FILES.map(({ name, title }) => (
                    <li key={name}>
                      <a
                        href={`/data/${year}/${name}.csv`}
                        aria-label={`${title[reader.language]}, ${year}, CSV`}
                      >
                        {title[reader.language]}
                      </a>
                    </li>
                  ))}
                  <li>
                    <a href={`/data/${year}/datapackage.json`} aria-label={`${words.packageFile}, ${year}`}>
                      {words.packageFile}
                    </a>
                  </li>
                </ul>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
