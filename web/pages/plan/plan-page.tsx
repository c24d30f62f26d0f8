import { dhakaToday } from '../../calendar';
import type { WritePage } from '../../http/send-page';
import { AreaCrumbs } from '../../parts/area-crumbs';
import { Choices } from '../../parts/choices';
import { Facts } from '../../parts/facts';
import { noRecord } from '../../parts/no-record';
import type { Shown } from '../../parts/page';
import { PaperFindings } from '../../parts/paper-findings';
import { addressOf } from '../../view';
import { meetingWords } from '../../words/meeting';
import { planWords } from '../../words/plan';
import { ActivityTable } from './activity-table';
import { readPlan, type Activity, type Plan, type PlanRead, type Standing } from './read-plan';
import { StandingFacts } from './standing-facts';
import { Timeline } from './timeline';

/** The page of an action plan: how far it has come, its activities over the year, and each in words. */
export const planPage: WritePage = async (ask, shown, request) => {
  const read = await readPlan(ask, String(request.params['id']));
  if (!read) return noRecord(shown);
  return {
    title: titleOf(read.plan, shown),
    isPartial: read.isPartial,
    body: <PlanBody read={read} shown={shown} />,
  };
};

/** The longest late first, then as in the plan. */
export function inOrder(activities: readonly Activity[], order: string | undefined): readonly Activity[] {
  if (order !== 'late') return activities;
  return [...activities].sort((a, b) => b.daysOverdue - a.daysOverdue || a.position - b.position);
}

function PlanBody({ read: { plan, standing }, shown }: { read: PlanRead; shown: Shown }) {
  const { reader, view, path } = shown;
  const words = planWords[reader.language];
  const day = standing?.planProgress?.asOf ?? dhakaToday();
  const { order } = view.own;
  const activities = inOrder(plan.activities, order);
  return (
    <article class="plan">
      {plan.area ? (
        <AreaCrumbs area={plan.area} shown={shown}>
          {words.actionPlan}
        </AreaCrumbs>
      ) : null}
      <Head plan={plan} shown={shown} />
      {standing ? <StandingFacts plan={plan} standing={standing} shown={shown} /> : null}
      {activities.length === 0 ? (
        <p>{words.noActivities}</p>
      ) : (
        <>
          <section aria-labelledby="timeline">
            <h2 id="timeline">{words.timeline}</h2>
            <Choices
              label={words.order}
              choices={[
                {
                  text: words.inPlanOrder,
                  href: addressOf(path, view, { own: { ...view.own, order: '' } }),
                  present: order !== 'late',
                },
                {
                  text: words.lateFirst,
                  href: addressOf(path, view, { own: { ...view.own, order: 'late' } }),
                  present: order === 'late',
                },
              ]}
            />
            <Timeline activities={activities} fiscalYear={plan.fiscalYear} day={day} shown={shown} />
          </section>
          <ActivityTable activities={activities} day={day} shown={shown} />
        </>
      )}
      {standing ? <YearsReport standing={standing} shown={shown} /> : null}
      <PaperFindings findings={plan.findings} reader={reader} />
      <p class="downloads screen-only">
        <a href={addressOf(`${path}.csv`, view, { own: {} })}>{meetingWords[reader.language].downloadCsv}</a>
      </p>
    </article>
  );
}

function titleOf(plan: Plan, { reader }: Shown): string {
  const words = planWords[reader.language];
  const place = plan.area ? `${reader.name(plan.area)}: ` : '';
  return `${place}${words.actionPlan} ${reader.inDigits(plan.fiscalYear)}`;
}

function Head({ plan, shown }: { plan: Plan; shown: Shown }) {
  const { reader } = shown;
  const words = meetingWords[reader.language];
  const { memo } = plan;
  const submittedOn = plan.submittedOn ? reader.day(plan.submittedOn) : words.notStated;
  return (
    <header>
      <h1>{titleOf(plan, shown)}</h1>
      {plan.title ? (
        <p lang="bn" class="lead">
          {plan.title}
        </p>
      ) : null}
      <Facts
        facts={[
          [words.paperState, words[plan.state]],
          [words.publishOn, plan.publishOn ? reader.day(plan.publishOn) : null],
          [planWords[reader.language].submittedOn, submittedOn],
          [words.memoNumber, memo?.number ? <span lang="bn">{memo.number}</span> : null],
          [words.memoSubject, memo?.subject],
        ]}
      />
      {plan.paperUrl ? (
        <p class="screen-only">
          <a href={plan.paperUrl}>{words.paperPage}</a>
        </p>
      ) : null}
    </header>
  );
}

/** The area's report on the year; whether it is late is said only once it was due. */
function YearsReport({ standing, shown: { reader } }: { standing: Standing; shown: Shown }) {
  const words = planWords[reader.language];
  const { annualReport: report, planProgress } = standing;
  const isLate = (planProgress?.annualReportsLate ?? 0) > 0;
  return (
    <section aria-labelledby="annual">
      <h2 id="annual">{words.annualReport}</h2>
      {report ? (
        <>
          <p>
            {words.submittedOn} {reader.day(report.submittedOn)} ·{' '}
            {report.daysLate > 0 ? (
              <span class="late-by">
                {reader.count(report.daysLate)} {meetingWords[reader.language].daysLate}
              </span>
            ) : (
              words.annualReportInTime
            )}
          </p>
          {report.text ? (
            <blockquote lang="bn" class="record">
              {report.text}
            </blockquote>
          ) : null}
        </>
      ) : (
        <p class={isLate ? 'late-text' : 'soft'}>
          {isLate ? words.annualReportMissing : words.annualReportLater}
        </p>
      )}
    </section>
  );
}
