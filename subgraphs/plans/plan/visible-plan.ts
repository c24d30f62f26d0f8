import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActionPlan } from './action-plan';

/** An action plan by its id, to those who may see it. */
export async function visiblePlan(context: HubContext, id: string): Promise<ActionPlan | null> {
  const plan = await rowById(context, ActionPlan, id);
  return plan && (plan.publishedAt !== null || context.authority.seesAll(plan.areaId)) ? plan : null;
}
