import { AS_DRAFT } from '../../../lib/papers/approval';
import { cancelPublication, DuePublication } from '../../../lib/papers/embargo';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandReason } from '../progress/report-meant';
import { changeActionPlan } from './change-action-plan';
import type { WithdrawActionPlanInput } from './plan-acts.input';

/**
 * Makes a plan that is public, or that waits for the day on which it will be, a draft again, with its
 * activities and with what it says itself of their progress. Reports published for themselves stay so, and
 * show again once the plan does.
 */
export async function withdrawActionPlan(
  context: HubContext,
  input: WithdrawActionPlanInput,
): Promise<string> {
  demandReason(input.reason);
  return changeActionPlan(context, 'withdrawActionPlan', input, async (manager, { id, publishedAt }) => {
    const waits = await manager.existsBy(DuePublication, { recordId: id });
    if (publishedAt === null && !waits) return null;
    await cancelPublication(manager, id);
    return { ...AS_DRAFT, publishedAt: null, withdrawnFor: input.reason };
  });
}
