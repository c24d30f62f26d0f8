import { v7 as newId } from 'uuid';
import { fail } from '../../../lib/errors';
import { demandUnlocked } from '../../../lib/papers/approval';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds, demandPast } from '../../../lib/writing/checks';
import type { MoveDueDayInput } from '../decision/decision-acts.input';
import { DueBasis } from '../decision/due-basis';
import { takeTurn } from '../../../lib/writing/turns';
import { changeAssignments } from '../change-records';
import { Meeting } from '../meeting/meeting';
import { Assignment } from './assignment';
import { DueChange } from './due-change';

/**
 * Gives an assignment another due day; only whoever issued the decision may, and from the approval of its
 * minutes on gives a reason.
 */
export async function moveDueDay(context: HubContext, input: MoveDueDayInput): Promise<string> {
  const { database, authority, today } = context;
  demandBounds(input);
  const { requestId, ...body } = input;
  const id = input.assignmentId;
  const request = { requestId, subject: authority.viewer.subject, act: 'moveDueDay', input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(Assignment, { id });
    const issuerId = known?.issuerId;
    if (!issuerId || !authority.mayWrite(issuerId)) throw fail('UNKNOWN_RECORD', { type: 'assignment', id });
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, issuerId);
      const meeting = await manager.findOneByOrFail(Meeting, { id: known.meetingId });
      demandUnlocked(authority, issuerId, meeting, input.reason);
      await changeAssignments(manager, database.kind, [id], async ([before]) => {
        const revision = before?.assignment.revision ?? 0;
        if (revision !== input.revision) throw fail('REVISION_CONFLICT', { revision });
        const from = input.from ?? today;
        demand(from >= known.assignedOn, 'from lies before the day from which the assignment binds.');
        demandPast(from, today, 'from');
        const recordedAt = new Date().toISOString();
        const change: DueChange = {
          id: newId(),
          assignmentId: id,
          from,
          dueOn: input.dueOn ?? null,
          dueBasis: input.dueOn ? DueBasis.STATED : null,
          reason: input.reason ?? null,
          requestId: null,
          publishedAt: recordedAt,
          recordedAt,
        };
        await manager.insert(DueChange, change);
      });
      return id;
    });
  });
}
