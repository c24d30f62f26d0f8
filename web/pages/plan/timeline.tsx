import { daysOf } from '../../calendar';
import { DaysLate } from '../../parts/days-late';
import type { Shown } from '../../parts/page';
import { Mark, standingOf } from '../../parts/standing';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';
import { placeInYear, stepState, timelineMarks, type StepState } from './timeline-marks';
import type { Activity } from './read-plan';

/** The activities over their year: a bar for each period, a mark for each step, a line for the day. */
export function Timeline({
  activities,
  fiscalYear,
  day,
  shown,
}: {
  activities: readonly Activity[];
  fiscalYear: string;
  day: string;
  shown: Shown;
}) {
  const { reader } = shown;
  const words = planWords[reader.language];
  const { first, last } = daysOf(fiscalYear);
  const today = day >= first && day <= last ? placeInYear(day, fiscalYear) : null;
  return (
    <figure class="gantt" aria-labelledby="timeline">
      <figcaption>
        <p class="soft">{words.timelineNote}</p>
        <Legend shown={shown} hasToday={today !== null} day={day} />
        {today === null ? <p class="soft">{day > last ? words.yearOver : words.yearToCome}</p> : null}
      </figcaption>
      <Months fiscalYear={fiscalYear} shown={shown} />
      <ol>
        {activities.map((activity) => (
          <li key={activity.id}>
            <a class="task" href={`#a-${activity.id}`}>
              <Mark standing={standingOf(activity)} /> {reader.inDigits(activity.number ?? '')}{' '}
              <span lang="bn">{activity.task}</span>
            </a>
            <Strip activity={activity} fiscalYear={fiscalYear} day={day} today={today} shown={shown} />
            <span class="aside">
              <DaysLate days={activity.daysOverdue} reader={reader} />
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** Where months begin, in percent of the year. */
const monthStarts = (fiscalYear: string) =>
  Array.from({ length: 12 }, (_, index) => {
    const year = Number(fiscalYear.slice(0, 4)) + (index < 6 ? 0 : 1);
    const day = `${year}-${String(((index + 6) % 12) + 1).padStart(2, '0')}-01`;
    return { day, at: placeInYear(day, fiscalYear) };
  });

function Months({ fiscalYear, shown: { reader } }: { fiscalYear: string; shown: Shown }) {
  const locale = reader.language === 'bn' ? 'bn-BD' : 'en-GB';
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return (
    <svg class="months" width="100%" height="22" aria-hidden="true">
      {monthStarts(fiscalYear).map(({ day, at }, index) => (
        <text key={day} x={`${at + 0.4}%`} y="15" class={index % 3 === 0 ? 'quarter' : 'month'}>
          {name.format(new Date(`${day}T00:00:00Z`))}
        </text>
      ))}
    </svg>
  );
}

function Strip({
  activity,
  fiscalYear,
  day,
  today,
  shown: { reader },
}: {
  activity: Activity;
  fiscalYear: string;
  day: string;
  today: number | null;
  shown: Shown;
}) {
  const words = planWords[reader.language];
  const { bar, steps } = timelineMarks(activity, fiscalYear, day);
  return (
    <svg class="strip" width="100%" height="28" role="img" aria-label={spoken(activity, day, words, reader)}>
      {monthStarts(fiscalYear).map(({ day: month, at }, index) => (
        <line
          key={month}
          x1={`${at}%`}
          x2={`${at}%`}
          y1="0"
          y2="28"
          class={index % 3 === 0 ? 'grid quarter' : 'grid'}
        />
      ))}
      {bar ? (
        <>
          <rect
            x={`${bar.from}%`}
            width={`${Math.max(bar.to - bar.from, 0.6)}%`}
            y="9"
            height="10"
            rx="3"
            class={`period ${standingOf(activity)}`}
          />
          {activity.status === 'CANCELLED' ? null : (
            <rect
              x={`${bar.from}%`}
              width={`${((bar.to - bar.from) * activity.progress) / 100}%`}
              y="9"
              height="10"
              rx="3"
              class="fill"
            />
          )}
        </>
      ) : null}
      {steps.map(({ at, state }, index) => (
        <svg key={index} x={`${at}%`} y="14" overflow="visible">
          <StepShape state={state} />
        </svg>
      ))}
      {today === null ? null : <line x1={`${today}%`} x2={`${today}%`} y1="0" y2="28" class="today" />}
    </svg>
  );
}

/** A filled disc, a triangle, an open diamond: told apart by shape. */
function StepShape({ state }: { state: StepState }) {
  if (state === 'done') return <circle r="5.5" class="step done" />;
  if (state === 'missed') return <path d="M0-7 7 6H-7z" class="step missed" />;
  return <path d="M0-6.5 6.5 0 0 6.5-6.5 0z" class="step to-come" />;
}

function Legend({ shown: { reader }, hasToday, day }: { shown: Shown; hasToday: boolean; day: string }) {
  const words = planWords[reader.language];
  const steps = [
    ['done', words.stepDone],
    ['missed', words.stepMissed],
    ['to-come', words.stepToCome],
  ] as const;
  return (
    <ul class="legend">
      {steps.map(([state, text]) => (
        <li key={state}>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <StepShape state={state} />
          </svg>{' '}
          {text}
        </li>
      ))}
      {hasToday ? (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <line x1="0" x2="0" y1="-9" y2="9" class="today" />
          </svg>{' '}
          {reader.day(day)}
        </li>
      ) : null}
    </ul>
  );
}

/** What the strip shows, in words, for those who do not see it. */
function spoken(
  activity: Activity,
  day: string,
  words: (typeof planWords)['en'],
  reader: Shown['reader'],
): string {
  const { occurrences, status } = activity;
  const missed = occurrences.filter((step) => stepState(step, status, day) === 'missed').length;
  const done = occurrences.filter(({ doneOn }) => doneOn !== null || status === 'COMPLETED').length;
  const parts = [
    activity.startsOn || activity.endsOn
      ? `${words.period}: ${activity.startsOn ? reader.day(activity.startsOn) : '–'} – ${activity.endsOn ? reader.day(activity.endsOn) : '–'}`
      : words.noPeriod,
    occurrences.length > 0
      ? `${words.stepsDone} ${reader.count(done)} / ${reader.count(occurrences.length)}`
      : '',
    missed > 0 ? `${words.stepsMissed} ${reader.count(missed)}` : '',
    activity.daysOverdue > 0
      ? `${reader.count(activity.daysOverdue)} ${meetingWords[reader.language].daysLate}`
      : '',
  ];
  return parts.filter(Boolean).join('; ');
}
