import { fail } from '../../../lib/errors';
import { demandUnlocked } from '../../../lib/papers/approval';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { addAssignments } from '../change-records';
import { KnownFrom, Meeting } from '../meeting/meeting';
import { boundAreas, insertDossiers, newDossier } from '../meeting/record-decisions';
import type { AssignDecisionInput } from './decision-acts.input';
import { Decision } from './decision';

/**
 * Binds further areas to a decision, from the day of its meeting; those bound already stay as they are.
 * From the submission of the minutes on only whoever may publish them does.
 */
export async function assignDecision(context: HubContext, input: AssignDecisionInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const request = { requestId, subject: authority.viewer.subject, act: 'assignDecision', input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(Decision, { id: input.decisionId });
    const { areaId } = (known && (await manager.findOneBy(Meeting, { id: known.meetingId }))) ?? {};
    if (!areaId || !authority.mayWrite(areaId)) {
      throw fail('UNKNOWN_RECORD', { type: 'decision', id: input.decisionId });
    }
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, areaId);
      // Read again: whoever had the turn before may have published the meeting, or brought its minutes.
      const decision = await manager.findOneByOrFail(Decision, { id: input.decisionId });
      const meeting = await manager.findOneByOrFail(Meeting, { id: decision.meetingId });
      demandUnlocked(authority, areaId, meeting);
      const bound = await manager.findBy(Assignment, { decisionId: decision.id });
      const have = new Set(bound.map(({ areaId }) => areaId));
      const dossiers = boundAreas(context, meeting, input.binds)
        .filter((areaId) => !have.has(areaId))
        .map((areaId) => newDossier(meeting, decision, areaId, KnownFrom.MINUTES));
      await addAssignments(manager, database.kind, dossiers, () =>
        insertDossiers(manager, database.kind, dossiers),
      );
      return decision.id;
    });
  });
}
