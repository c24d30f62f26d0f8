import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { READ_COST } from '../../../lib/pagination/connection';
import { Explanation, explanation, fieldOf } from '../../../lib/rollup/explanation';
import { earlierYears } from '../../../lib/rollup/progress-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { decisionRollup } from '../decision-rollup';
import { DECISION_RULES, DecisionMeasure } from './decision-measure';
import { DecisionProgress } from './decision-progress';

const FIELDS = {
  assignments: 'id area { code nameBn } status dueOn daysOverdue decision { number text meeting { heldOn } }',
  meetings: 'id area { code nameBn } heldOn title',
};

@Resolver(() => DecisionProgress)
export class DecisionProgressResolver {
  @Directive(READ_COST)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Assignments of earlier fiscal years that were still open on that day.',
  })
  openFromEarlierYears(@Root() { progress }: DecisionProgress, @Ctx() context: HubContext): Promise<number> {
    return openBefore(context, progress);
  }

  @FieldResolver(() => Explanation, {
    nullable: true,
    description: 'Why one of these numbers is what it is, and the query that lists the records behind it.',
  })
  async explain(
    @Root() root: DecisionProgress,
    @Arg('measure', () => DecisionMeasure, { description: 'Which number.' }) measure: DecisionMeasure,
    @Ctx() context: HubContext,
  ): Promise<Explanation> {
    const count = await numberOf(context, root, measure);
    return explanation(context, measure, count, DECISION_RULES[measure], FIELDS, root.progress);
  }
}

async function numberOf(
  context: HubContext,
  root: DecisionProgress,
  measure: DecisionMeasure,
): Promise<number> {
  if (measure === DecisionMeasure.OPEN_FROM_EARLIER_YEARS) return openBefore(context, root.progress);
  return Number(root[fieldOf(measure) as keyof DecisionProgress]);
}

async function openBefore(context: HubContext, progress: DecisionProgress['progress']): Promise<number> {
  const counts = await earlierYears(context, decisionRollup, progress);
  return (counts['notStarted'] ?? 0) + (counts['inProgress'] ?? 0);
}
