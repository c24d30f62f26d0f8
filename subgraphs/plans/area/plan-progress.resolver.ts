import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { earlierYears } from '../../../lib/rollup/progress-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { planRollup } from '../plan-rollup';
import { PlanProgress } from './plan-progress';

@Resolver(() => PlanProgress)
export class PlanProgressResolver {
  @FieldResolver(() => Int, {
    description:
      'Activities of earlier fiscal years that were still open (not started or in progress) at the end of that day ' +
      '(পূর্ববর্তী বছরের অসম্পন্ন কার্যক্রম). Costs a read of its own.',
  })
  async openFromEarlierYears(
    @Root() { answered }: PlanProgress,
    @Ctx() context: HubContext,
  ): Promise<number> {
    const { notStarted = 0, inProgress = 0 } = await earlierYears(context, planRollup, answered);
    return notStarted + inProgress;
  }
}
