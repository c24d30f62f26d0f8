import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Activity } from './activity';

/** An activity by its id, to those who may see its plan. */
export async function visibleActivity(context: HubContext, id: string): Promise<Activity | null> {
  const activity = await rowById(context, Activity, id);
  return activity && (activity.published || context.authority.seesAll(activity.areaId)) ? activity : null;
}
