import {
  Between,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  Not,
  type EntityManager,
  type FindOptionsWhere,
} from 'typeorm';
import { v7 as newId } from 'uuid';
import type { DatabaseKind } from '../../../lib/database/database';
import type { Day } from '../../../lib/time/day';
import { Assignment } from '../assignment/assignment';
import type { Dossier } from '../assignment/assignment-history';
import { DueChange } from '../assignment/due-change';
import { Decision } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { changeAssignments } from '../change-records';
import { Meeting } from './meeting';

/**
 * A decision "by the next meeting" falls due on the day of the next published meeting of its area. To be
 * called when a meeting is recorded, published or withdrawn: it settles anew the decisions of that day's
 * meetings and of those before it up to the last published one, which look for their next meeting here.
 */
export async function settleNextMeeting(
  manager: EntityManager,
  kind: DatabaseKind,
  { areaId, countsFrom }: Pick<Meeting, 'areaId' | 'countsFrom'>,
): Promise<void> {
  const shown: FindOptionsWhere<Meeting> = { areaId, publishedAt: Not(IsNull()) };
  const [before, after, here] = [
    await manager.findOne(Meeting, {
      where: { ...shown, countsFrom: LessThan(countsFrom) },
      order: { countsFrom: 'DESC' },
    }),
    await manager.findOne(Meeting, {
      where: { ...shown, countsFrom: MoreThan(countsFrom) },
      order: { countsFrom: 'ASC' },
    }),
    await manager.existsBy(Meeting, { ...shown, countsFrom }),
  ];
  const waiting = await manager.findBy(Meeting, {
    areaId,
    countsFrom: before ? Between(before.countsFrom, countsFrom) : LessThanOrEqual(countsFrom),
  });
  for (const meeting of waiting) {
    const next = here && meeting.countsFrom < countsFrom ? countsFrom : after?.countsFrom;
    await fallDue(manager, kind, meeting.id, next ?? null);
  }
}

async function fallDue(
  manager: EntityManager,
  kind: DatabaseKind,
  meetingId: string,
  dueOn: Day | null,
): Promise<void> {
  const decisions = await manager.findBy(Decision, { meetingId, dueBasis: DueBasis.NEXT_MEETING });
  const changing = decisions.filter((decision) => decision.dueOn !== dueOn);
  for (const { id: decisionId } of changing) {
    const assignments = await manager.findBy(Assignment, { decisionId });
    const ids = assignments.map(({ id }) => id);
    await manager.update(Decision, { id: decisionId }, { dueOn });
    await changeAssignments(manager, kind, ids, async (dossiers) => {
      for (const dossier of dossiers) {
        if (!setByHand(dossier)) await manager.insert(DueChange, byNextMeeting(dossier, dueOn));
      }
    });
  }
}

/** A day that the issuer has set, or taken away, for the whole time stays. */
function setByHand({ assignment, dues }: Dossier): boolean {
  return dues.some(
    ({ from, dueBasis }) =>
      from === assignment.assignedOn && (dueBasis === DueBasis.STATED || dueBasis === null),
  );
}

function byNextMeeting({ assignment }: Dossier, dueOn: Day | null): DueChange {
  const recordedAt = new Date().toISOString();
  return {
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
}
