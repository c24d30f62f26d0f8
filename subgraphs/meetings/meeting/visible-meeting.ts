import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Meeting } from './meeting';

/** A meeting by its id, to those who may see it. */
export async function visibleMeeting(context: HubContext, id: string): Promise<Meeting | null> {
  const meeting = await rowById(context, Meeting, id);
  if (!meeting) return null;
  return meeting.publishedAt !== null || context.authority.seesAll(meeting.areaId) ? meeting : null;
}
