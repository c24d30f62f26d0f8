import { groupByKey } from '../../../lib/loaders/group-by-key';
import { rowById } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { belongsTo } from '../../../lib/subgraph/redact-fields';
import { Assignment } from '../assignment/assignment';
import { visibleMeeting } from '../meeting/visible-meeting';
import { Decision } from './decision';

/** A decision by its id, to those who may see it. */
export async function visibleDecision(context: HubContext, id: string): Promise<Decision | null> {
  const decision = await rowById(context, Decision, id);
  return decision && (await seesDecision(context, decision)) ? decision : null;
}

/** Those of some decisions that the viewer may see. */
export async function visibleDecisions(
  context: HubContext,
  decisions: readonly Decision[],
): Promise<Decision[]> {
  const seen = await Promise.all(decisions.map((decision) => seesDecision(context, decision)));
  return decisions.filter((_, index) => seen[index]);
}

/**
 * Who may see the meeting may see what it decided. A decision that only a draft report tells of stays
 * with those who may see that draft, on a public meeting too.
 */
async function seesDecision(context: HubContext, decision: Decision): Promise<boolean> {
  const { id, meetingId } = decision;
  const meeting = await visibleMeeting(context, meetingId);
  if (!meeting) return false;
  belongsTo(decision, meeting.areaId);
  if (context.authority.seesAll(meeting.areaId)) return true;
  const owed = await whoOwes(context, id);
  return owed.some(({ published, areaId }) => published || context.authority.seesAll(areaId));
}

type Owed = Pick<Assignment, 'id' | 'decisionId' | 'areaId' | 'published'>;

function whoOwes(context: HubContext, decisionId: string): Promise<Owed[]> {
  const loader = context.loaders.for('who owes a decision', {}, async (decisionIds) => {
    const rows: Owed[] = await context.database.reader
      .createQueryBuilder(Assignment, 'row')
      .select(['row.id', 'row.decisionId', 'row.areaId', 'row.published'])
      .where('row.decisionId IN (:...decisionIds)', { decisionIds })
      .getMany();
    return groupByKey(decisionIds, rows, (row) => row.decisionId);
  });
  return loader.load(decisionId);
}
