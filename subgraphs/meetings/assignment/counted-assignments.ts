import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { CountedIn, onlyItemsCounted, onlyRecordsCounted } from '../../../lib/rollup/counted-in';
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
  const earlier = asked.measure === DecisionMeasure.OPEN_FROM_EARLIER_YEARS;
  onlyItemsCounted(context, query, AssignmentState, asked, states, earlier);
}

/** Narrows a list of meetings to those that a number counts. */
export function onlyMeetingsCounted(
  context: HubContext,
  query: SelectQueryBuilder<Meeting>,
  asked: CountedInDecisions,
): void {
  demand(DECISION_RULES[asked.measure].list === 'meetings', `${asked.measure} does not count meetings.`);
  onlyRecordsCounted(context, query, 'countsFrom', asked);
}
