import type { Shown } from '../../parts/page';
import { NOTHING } from '../../numbers';
import { addressElsewhere } from '../../view';
import { planWords } from '../../words/plan';
import type { Plan, Standing } from './read-plan';

/** How far a plan has come beside how far it should be, each percentage with what it rests on. */
export function StandingFacts({ plan, standing, shown }: { plan: Plan; standing: Standing; shown: Shown }) {
  const { reader, view } = shown;
  const words = planWords[reader.language];
  const { planProgress: progress } = standing;
  if (!progress) return null;
  const of = (part: number, all: number) => `${reader.count(part)} / ${reader.count(all)}`;
  const why = (measure: string) =>
    addressElsewhere(
      `/areas/${standing.code}/why`,
      { ...view, fiscalYear: plan.fiscalYear },
      { of: 'plans', measure, scope: 'SELF' },
    );
  const open = progress.activities - progress.cancelled;
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{words.standing}</h2>
      <Meter done={progress.percentComplete} expected={progress.percentExpectedToDate} />
      <dl class="numbers">
        <div>
          <dt>
            <span class="key-done" aria-hidden="true" /> {words.percentComplete}
          </dt>
          <dd>
            <strong>{reader.percent(progress.percentComplete)}</strong>{' '}
            <span class="soft">
              {progress.percentComplete === null
                ? words.nothingReported
                : `${of(progress.reported, progress.activities)} ${words.activitiesReported}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>
            <span class="key-expected" aria-hidden="true" /> {words.expectedToDate}
          </dt>
          <dd>
            <strong>{reader.percent(progress.percentExpectedToDate)}</strong>{' '}
            {progress.percentExpectedToDate === null ? (
              <span class="soft">{words.nothingToExpect}</span>
            ) : null}
          </dd>
        </div>
        {(
          [
            ['COMPLETED', reader.words.completed, of(progress.completed, open)],
            ['OVERDUE', reader.words.overdue, of(progress.overdue, open)],
            ['NOT_REPORTED', reader.words.notReported, of(progress.notReported, progress.activities)],
            [
              'OCCURRENCES_DONE',
              words.stepsDone,
              progress.occurrences > 0 ? of(progress.occurrencesDone, progress.occurrences) : NOTHING,
            ],
          ] as const
        ).map(([measure, name, value]) => (
          <div key={measure}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>{' '}
              <a class="why screen-only" href={why(measure)}>
                {words.why}
                <span class="visually-hidden"> {name}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        {reader.words.asOf}: {reader.day(progress.asOf)} ·{' '}
        {progress.basis === 'ALL' ? reader.words.basisAll : reader.words.basisPublished}
      </p>
    </section>
  );
}

/** What is done as a bar, what is expected as a line across it; without a report there is no bar, not an empty one. */
function Meter({ done, expected }: { done: number | null; expected: number | null }) {
  if (done === null && expected === null) return null;
  return (
    <svg class="meter" width="100%" height="22" aria-hidden="true">
      <rect x="0" y="4" width="100%" height="14" rx="7" class={done === null ? 'track none' : 'track'} />
      {done === null ? null : <rect x="0" y="4" width={`${done}%`} height="14" rx="7" class="done" />}
      {expected === null ? null : (
        <line x1={`${expected}%`} x2={`${expected}%`} y1="0" y2="22" class="expected" />
      )}
    </svg>
  );
}
