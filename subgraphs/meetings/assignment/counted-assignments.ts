import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { CountedIn, countedBy } from '../../../lib/rollup/counted-in';
import { onlyCounted } from '../../../lib/rollup/item-state';
import { RollupScope } from '../../../lib/rollup/progress-arguments';
import { demand } from '../../../lib/writing/checks';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { DECISION_RULES, DecisionMeasure } from '../area/decision-measure';
import type { Meeting } from '../meeting/meeting';
import type { Assignment } from './assignment';
import { AssignmentState } from './assignment-state';

@InputType({ description: 'The number of a roll-up of decisions whose records are meant.' })
export class CountedInDecisions extends CountedIn {
  @Field(() => DecisionMeasure, { description: 'Which number; BAD_INPUT where it counts other records.' })
  measure!: DecisionMeasure;
}

/** Narrows a list of assignments to those that a number counts: no more and no fewer. */
export function onlyAssignmentsCounted(
  context: HubContext,
  query: SelectQueryBuilder<Assignment>,
  asked: CountedInDecisions,
): void {
  const { list, states } = DECISION_RULES[asked.measure];
  demand(list === 'assignments', `${asked.measure} does not count assignments.`);
  const { fiscalYear, ...counted } = countedBy(context, asked);
  const earlier = asked.measure === DecisionMeasure.OPEN_FROM_EARLIER_YEARS;
  const state = query.subQuery().select('state.id').from(AssignmentState, 'state').where('1 = 1');
  onlyCounted(state, 'state', context.directory, earlier ? counted : { ...counted, fiscalYear });
  if (earlier) state.andWhere('state.fiscalYear < :stateYear', { stateYear: fiscalYear });
  if (states) state.andWhere(states, { stateTrue: 1 }); // SQLite knows no booleans.
  query.andWhere(`row.id IN ${state.getQuery()}`).setParameters(state.getParameters());
}

/** Narrows a list of meetings to those that a number counts. */
export function onlyMeetingsCounted(
  context: HubContext,
  query: SelectQueryBuilder<Meeting>,
  asked: CountedInDecisions,
): void {
  demand(DECISION_RULES[asked.measure].list === 'meetings', `${asked.measure} does not count meetings.`);
  const { areaId, fiscalYear, asOf, treeOn, basis, scope, issuerId } = countedBy(context, asked);
  const areaIds = scope === RollupScope.SELF ? [areaId] : context.directory.countedWithin(areaId, treeOn);
  query.andWhere('row.fiscalYear = :countedYear AND row.countsFrom <= :countedOn', {
    countedYear: fiscalYear,
    countedOn: asOf,
  });
  query.andWhere('row.areaId IN (:...countedAreaIds)', { countedAreaIds: areaIds });
  if (basis === 'PUBLISHED') query.andWhere('row.publishedAt IS NOT NULL');
  if (issuerId) query.andWhere('row.areaId = :countedIssuerId', { countedIssuerId: issuerId });
}
