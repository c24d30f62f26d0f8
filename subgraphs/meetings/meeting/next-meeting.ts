import { IsNull, LessThan, MoreThan, Not, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { DatabaseKind } from '../../../lib/database/database';
import type { Day } from '../../../lib/time/day';
import { Assignment } from '../assignment/assignment';
import { DueChange } from '../assignment/due-change';
import { Decision } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { changeAssignments } from '../change-records';
import { Meeting } from './meeting';

/**
 * A decision "by the next meeting" falls due on the day of the next published meeting of its area. To be
 * called when a meeting becomes public: it ends the time of the decisions of the meeting before it, and
 * the meeting after it, if that is on record already, ends the time of its own.
 */
export async function settleNextMeeting(
  manager: EntityManager,
  kind: DatabaseKind,
  meeting: Meeting,
): Promise<void> {
  const { areaId, countsFrom } = meeting;
  const published = { areaId, publishedAt: Not(IsNull()) };
  const before = await manager.findOne(Meeting, {
    where: { ...published, countsFrom: LessThan(countsFrom) },
    order: { countsFrom: 'DESC' },
  });
  const after = await manager.findOne(Meeting, {
    where: { ...published, countsFrom: MoreThan(countsFrom) },
    order: { countsFrom: 'ASC' },
  });
  if (before) {
    const sameDay = await manager.findBy(Meeting, { ...published, countsFrom: before.countsFrom });
    for (const { id } of sameDay) await fallDue(manager, kind, id, countsFrom);
  }
  if (after) await fallDue(manager, kind, meeting.id, after.countsFrom);
}

async function fallDue(
  manager: EntityManager,
  kind: DatabaseKind,
  meetingId: string,
  dueOn: Day,
): Promise<void> {
  const decisions = await manager.findBy(Decision, { meetingId, dueBasis: DueBasis.NEXT_MEETING });
  for (const { id: decisionId } of decisions) {
    const assignments = await manager.findBy(Assignment, { decisionId });
    const ids = assignments.map(({ id }) => id);
    await manager.update(Decision, { id: decisionId }, { dueOn });
    await changeAssignments(manager, kind, ids, async (dossiers) => {
      for (const { assignment, dues } of dossiers) {
        // A day that the issuer has set by hand stays.
        if (dues.some(({ dueBasis }) => dueBasis === DueBasis.STATED)) continue;
        const recordedAt = new Date().toISOString();
        const change: DueChange = {
          id: newId(),
          assignmentId: assignment.id,
          from: assignment.assignedOn,
          dueOn,
          dueBasis: DueBasis.NEXT_MEETING,
          reason: null,
          requestId: null,
          publishedAt: recordedAt,
          recordedAt,
        };
        await manager.insert(DueChange, change);
      }
    });
  }
}
