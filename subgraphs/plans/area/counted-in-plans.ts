import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { CountedIn, onlyItemsCounted, onlyRecordsCounted } from '../../../lib/rollup/counted-in';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import type { Activity } from '../activity/activity';
import { ActivityState } from '../activity/activity-state';
import type { ActionPlan } from '../plan/action-plan';
import type { AnnualReport } from '../annual-report/annual-report';
import { PLAN_RULES, PlanMeasure } from './plan-measure';

@InputType({ description: 'The number of a roll-up of plans whose records are meant.' })
export class CountedInPlans extends CountedIn {
  @Field(() => PlanMeasure, { description: 'Which number; BAD_INPUT where it counts other records.' })
  measure!: PlanMeasure;
}

/** Narrows a list of activities to those that a number counts: no more and no fewer. */
export function onlyActivitiesCounted(
  context: HubContext,
  query: SelectQueryBuilder<Activity>,
  asked: CountedInPlans,
): void {
  const { list, states } = PLAN_RULES[asked.measure];
  demand(list === 'activities', `${asked.measure} does not count activities.`);
  const earlier = asked.measure === PlanMeasure.OPEN_FROM_EARLIER_YEARS;
  onlyItemsCounted(context, query, ActivityState, asked, states, earlier);
}

/** Narrows a list of action plans to those that a number counts. */
export function onlyPlansCounted(
  context: HubContext,
  query: SelectQueryBuilder<ActionPlan>,
  asked: CountedInPlans,
): void {
  demand(PLAN_RULES[asked.measure].list === 'actionPlans', `${asked.measure} does not count action plans.`);
  onlyRecordsCounted(context, query, 'countsFrom', asked);
}

/** Narrows a list of annual reports to those that a number counts. */
export function onlyAnnualReportsCounted(
  context: HubContext,
  query: SelectQueryBuilder<AnnualReport>,
  asked: CountedInPlans,
): void {
  demand(
    PLAN_RULES[asked.measure].list === 'annualReports',
    `${asked.measure} does not count annual reports.`,
  );
  onlyRecordsCounted(context, query, 'submittedOn', asked);
}
