import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { visibleMeeting } from '../meeting/visible-meeting';
import { Decision } from './decision';

/** A decision by its id, to those who may see its meeting. */
export async function visibleDecision(context: HubContext, id: string): Promise<Decision | null> {
  const decision = await rowById(context, Decision, id);
  return decision && (await visibleMeeting(context, decision.meetingId)) ? decision : null;
}
