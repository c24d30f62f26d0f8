import { DaysLate } from '../../parts/days-late';
import { Facts } from '../../parts/facts';
import type { Shown } from '../../parts/page';
import { StandingMark, standingOf } from '../../parts/standing';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';
import type { Activity } from './read-plan';
import { stepState } from './timeline-marks';

/** Each activity in words: what stands in the timeline above, and what does not fit there. */
export function ActivityTable({
  activities,
  day,
  shown,
}: {
  activities: readonly Activity[];
  day: string;
  shown: Shown;
}) {
  const { reader } = shown;
  const words = planWords[reader.language];
  return (
    <section aria-labelledby="activities">
      <h2 id="activities">{words.activityTable}</h2>
      <table class="records activities">
        <thead>
          <tr>
            <th scope="col">{words.activity}</th>
            <th scope="col">{words.period}</th>
            <th scope="col" class="number">
              {words.weight}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col">{meetingWords[reader.language].lastReport}</th>
          </tr>
        </thead>
        <tbody>
          {activities.map((activity) => (
            <tr key={activity.id} id={`a-${activity.id}`}>
              <th scope="row">
                <What activity={activity} shown={shown} />
              </th>
              <td>
                <When activity={activity} day={day} shown={shown} />
              </td>
              <td class="number">
                <span class="cell-of" aria-hidden="true">
                  {words.weight}
                </span>{' '}
                {activity.weight === null ? (
                  <span class="soft">{words.weightUsual}</span>
                ) : (
                  reader.count(activity.weight)
                )}
              </td>
              <td>
                <StandingMark standing={standingOf(activity)} reader={reader} ofPlan />{' '}
                {activity.reportedOn ? reader.percent(activity.progress) : null}
                <DaysLate days={activity.daysOverdue} reader={reader} />
              </td>
              <td>
                <LastReport activity={activity} shown={shown} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function What({ activity, shown: { reader } }: { activity: Activity; shown: Shown }) {
  const words = planWords[reader.language];
  const result = [activity.target, activity.unit].filter(Boolean).join(' ');
  return (
    <>
      {reader.inDigits(activity.number ?? '')}{' '}
      <span lang="bn" class="record">
        {activity.task}
      </span>
      <Facts
        facts={[
          [words.responsible, activity.responsible],
          [words.expectedResult, activity.expectedResult],
          [words.measuredBy, activity.measure],
          [words.target, result || null],
        ]}
      />
    </>
  );
}

function When({ activity, day, shown: { reader } }: { activity: Activity; day: string; shown: Shown }) {
  const words = planWords[reader.language];
  const { startsOn, endsOn, endsOnInDoubt, recurrence, recurrenceText, occurrences, status } = activity;
  const state = { done: words.stepDone, missed: words.stepMissed, 'to-come': words.stepToCome };
  return (
    <>
      {startsOn || endsOn
        ? `${startsOn ? reader.day(startsOn) : '–'} – ${endsOn ? reader.day(endsOn) : '–'}`
        : words.noPeriod}
      {recurrence === 'NONE' ? null : (
        <small class="soft">
          {recurrenceText ? <span lang="bn">{recurrenceText}</span> : words[recurrence]}
        </small>
      )}
      {endsOnInDoubt ? <small class="late-text">{words.inDoubt}</small> : null}
      {occurrences.length > 0 ? (
        <details>
          <summary>
            {words.steps} ({reader.count(occurrences.length)})
          </summary>
          <ol class="steps">
            {occurrences.map((step) => (
              <li key={step.position}>
                {step.label ? <span lang="bn">{step.label}: </span> : null}
                {step.area ? `${reader.name(step.area)}: ` : null}
                {step.on ? reader.day(step.on) : <span lang="bn">{step.raw ?? '–'}</span>} ·{' '}
                {state[stepState(step, status, day)]}
                {step.doneOn ? ` (${reader.day(step.doneOn)})` : ''}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function LastReport({ activity, shown: { reader } }: { activity: Activity; shown: Shown }) {
  const report = activity.reports?.edges[0]?.node;
  const words = meetingWords[reader.language];
  if (!report) return <span class="soft">{reader.words.notReported}</span>;
  return (
    <>
      {reader.day(report.reportedOn)} · {words[report.verification]}
      {activity.statusBasis === 'INFERRED' ? ` · ${words.INFERRED}` : ''}
      {report.text ? (
        <blockquote lang="bn" class="record">
          {report.text}
        </blockquote>
      ) : null}
    </>
  );
}
