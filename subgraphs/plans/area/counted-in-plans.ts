import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { countedBy, CountedIn } from '../../../lib/rollup/counted-in';
import { onlyCounted } from '../../../lib/rollup/item-state';
import { RollupScope } from '../../../lib/rollup/progress-arguments';
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
  const { fiscalYear, ...counted } = countedBy(context, asked);
  const earlier = asked.measure === PlanMeasure.OPEN_FROM_EARLIER_YEARS;
  const state = query.subQuery().select('state.id').from(ActivityState, 'state').where('1 = 1');
  onlyCounted(state, 'state', context.directory, earlier ? counted : { ...counted, fiscalYear });
  if (earlier) state.andWhere('state.fiscalYear < :stateYear', { stateYear: fiscalYear });
  if (states) state.andWhere(states, { stateTrue: 1 }); // SQLite knows no booleans.
  query.andWhere(`row.id IN ${state.getQuery()}`).setParameters(state.getParameters());
}

/** Narrows a list of action plans to those that a number counts. */
export function onlyPlansCounted(
  context: HubContext,
  query: SelectQueryBuilder<ActionPlan>,
  asked: CountedInPlans,
): void {
  demand(PLAN_RULES[asked.measure].list === 'actionPlans', `${asked.measure} does not count action plans.`);
  onlySubmitted(context, query, 'countsFrom', asked);
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
  onlySubmitted(context, query, 'submittedOn', asked);
}

function onlySubmitted<Row extends ActionPlan | AnnualReport>(
  context: HubContext,
  query: SelectQueryBuilder<Row>,
  dayColumn: keyof Row & string,
  asked: CountedInPlans,
): void {
  const { areaId, fiscalYear, asOf, treeOn, basis, scope, issuerId } = countedBy(context, asked);
  const areaIds = scope === RollupScope.SELF ? [areaId] : context.directory.countedWithin(areaId, treeOn);
  query
    .andWhere(`row.fiscalYear = :countedYear AND row.${dayColumn} <= :countedOn`, {
      countedYear: fiscalYear,
      countedOn: asOf,
    })
    .andWhere('row.areaId IN (:...countedAreaIds)', { countedAreaIds: areaIds });
  if (basis === 'PUBLISHED') query.andWhere('row.publishedAt IS NOT NULL');
  if (issuerId) query.andWhere('row.areaId = :countedIssuerId', { countedIssuerId: issuerId });
}
