import { NOTHING, type Reader } from '../../language';
import type { Shown } from '../../parts/page';
import { filled } from '../../words/widget-card';
import type { AreaPicture } from './ask-area';
import type { TrendPoint } from './trend-points';

/** How the area has come along: over the months of the year, and over the years. */
export function Trends({ picture, shown: { reader } }: { picture: AreaPicture; shown: Shown }) {
  const { words } = reader;
  return (
    <div class="pair">
      <Trend
        id="months"
        title={filled(words.trendMonths, reader.inDigits(picture.fiscalYear))}
        note={words.trendNote}
        points={picture.months}
        nameOf={({ asOf }) => monthName(asOf, reader)}
        heading={words.month}
        reader={reader}
      />
      <Trend
        id="years"
        title={words.trendYears}
        note={words.trendYearsNote}
        points={picture.years}
        nameOf={({ fiscalYear }) => reader.inDigits(fiscalYear)}
        heading={words.fiscalYear}
        reader={reader}
      />
    </div>
  );
}

function Trend({
  id,
  title,
  note,
  points,
  nameOf,
  heading,
  reader,
}: {
  id: string;
  title: string;
  note: string;
  points: readonly TrendPoint[];
  nameOf: (point: TrendPoint) => string;
  heading: string;
  reader: Reader;
}) {
  const { words } = reader;
  const hasLine = points.some(
    ({ percentImplemented, percentComplete }) => percentImplemented !== null || percentComplete !== null,
  );
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="soft">{note}</p>
      {hasLine ? (
        <Lines points={points} nameOf={nameOf} title={title} reader={reader} />
      ) : (
        <p>{words.tooFewPoints}</p>
      )}
      {points.length > 0 ? (
        <details>
          <summary>{words.asTable}</summary>
          <div class="wide" role="region" aria-label={filled(words.scrolls, title)} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{heading}</th>
                  <th scope="col">{words.decisionsImplemented}</th>
                  <th scope="col">{words.plansProgress}</th>
                  <th scope="col">{words.lateItems}</th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.asOf}>
                    <th scope="row">{nameOf(point)}</th>
                    <td>
                      {reader.percent(point.percentImplemented)}
                      {point.asked > 0 ? (
                        <small>
                          {filled(words.ofMany, reader.count(point.implemented), reader.count(point.asked))}
                        </small>
                      ) : null}
                    </td>
                    <td>{reader.percent(point.percentComplete)}</td>
                    <td>
                      {point.assignments + point.activities > 0 ? reader.count(point.overdue) : NOTHING}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ) : null}
    </section>
  );
}

const WIDTH = 600;
const HEIGHT = 240;
/** Beside the last point, so that its name is not cut off. */
const ROOM = 30;
const PLOT = { left: 52, right: 588, top: 14, bottom: 200 };

/** Two lines from 0 to 100 percent: decisions with discs, plans dashed and with squares. A gap is silence. */
function Lines({
  points,
  nameOf,
  title,
  reader,
}: {
  points: readonly TrendPoint[];
  nameOf: (point: TrendPoint) => string;
  title: string;
  reader: Reader;
}) {
  const { words } = reader;
  const x = (index: number) =>
    PLOT.left + 14 + (index * (PLOT.right - PLOT.left - 14 - ROOM)) / Math.max(points.length - 1, 1);
  const y = (percent: number) => PLOT.bottom - (percent * (PLOT.bottom - PLOT.top)) / 100;
  const every = Math.ceil(points.length / 6);
  const lines = [
    { name: 'decided', values: points.map(({ percentImplemented }) => percentImplemented) },
    { name: 'planned', values: points.map(({ percentComplete }) => percentComplete) },
  ] as const;
  return (
    <>
      <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {[0, 25, 50, 75, 100].map((percent) => (
          <g key={percent}>
            <line class="grid" x1={PLOT.left} x2={PLOT.right} y1={y(percent)} y2={y(percent)} />
            <text x={PLOT.left - 8} y={y(percent) + 5} text-anchor="end">
              {reader.percent(percent)}
            </text>
          </g>
        ))}
        {points.map((point, index) =>
          (points.length - 1 - index) % every === 0 ? (
            <text key={point.asOf} x={x(index)} y={PLOT.bottom + 24} text-anchor="middle">
              {nameOf(point)}
            </text>
          ) : null,
        )}
        {lines.map(({ name, values }) => (
          <g key={name} class={name}>
            <path d={pathThrough(values, x, y)} fill="none" />
            {values.map((value, index) =>
              value === null ? null : name === 'decided' ? (
                <circle key={index} cx={x(index)} cy={y(value)} r="4.5" />
              ) : (
                <rect key={index} x={x(index) - 4} y={y(value) - 4} width="8" height="8" />
              ),
            )}
          </g>
        ))}
      </svg>
      <ul class="legend">
        <li>
          <svg class="trend-key decided" viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">
            <path d="M1 7h32" />
            <circle cx="17" cy="7" r="4.5" />
          </svg>{' '}
          {words.decisionsImplemented}
        </li>
        <li>
          <svg class="trend-key planned" viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">
            <path d="M1 7h32" />
            <rect x="13" y="3" width="8" height="8" />
          </svg>{' '}
          {words.plansProgress}
        </li>
      </ul>
    </>
  );
}

/** A line through the values that are there; where one is missing it begins anew. */
export function pathThrough(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .flatMap((value, index) => {
      if (value === null) return [];
      const before = values[index - 1];
      return [`${before == null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`];
    })
    .join('');
}

const months = new Map<string, Intl.DateTimeFormat>();

function monthName(day: string, reader: Reader): string {
  const locale = reader.language === 'bn' ? 'bn-BD' : 'en-GB';
  const known = months.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  months.set(locale, known);
  return known.format(new Date(`${day}T00:00:00Z`));
}
