import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { READ_COST } from '../../../lib/pagination/connection';
import { Explanation, explanation, fieldOf } from '../../../lib/rollup/explanation';
import { earlierYears } from '../../../lib/rollup/progress-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { planRollup } from '../plan-rollup';
import { PLAN_RULES, PlanMeasure } from './plan-measure';
import { PlanProgress } from './plan-progress';

const FIELDS = {
  actionPlans: 'id area { code nameBn } fiscalYear title submittedOn',
  activities: 'id area { code nameBn } fiscalYear number task status progress dueOn daysOverdue',
  annualReports: 'id area { code nameBn } fiscalYear submittedOn dueOn daysLate',
};

@Resolver(() => PlanProgress)
export class PlanProgressResolver {
  @Directive(READ_COST)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Activities of earlier fiscal years that were still open, not started or in progress, on that day ' +
      '(পূর্ববর্তী বছরের অসম্পন্ন কার্যক্রম).',
  })
  openFromEarlierYears(@Root() { progress }: PlanProgress, @Ctx() context: HubContext): Promise<number> {
    return openBefore(context, progress);
  }

  @FieldResolver(() => Explanation, {
    nullable: true,
    description: 'Why one of these numbers is what it is, and the query that lists the records behind it.',
  })
  async explain(
    @Root() root: PlanProgress,
    @Arg('measure', () => PlanMeasure, { description: 'Which number.' }) measure: PlanMeasure,
    @Ctx() context: HubContext,
  ): Promise<Explanation> {
    const count = await numberOf(context, root, measure);
    return explanation(context, measure, count, PLAN_RULES[measure], FIELDS, root.progress);
  }
}

async function numberOf(context: HubContext, root: PlanProgress, measure: PlanMeasure): Promise<number> {
  if (measure === PlanMeasure.OPEN_FROM_EARLIER_YEARS) return openBefore(context, root.progress);
  return Number(root[fieldOf(measure) as keyof PlanProgress]);
}

async function openBefore(context: HubContext, progress: PlanProgress['progress']): Promise<number> {
  const { notStarted = 0, inProgress = 0 } = await earlierYears(context, planRollup, progress);
  return notStarted + inProgress;
}
