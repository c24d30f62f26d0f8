import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { fail } from '../../../lib/errors';
import { AS_DRAFT } from '../../../lib/papers/approval';
import { cancelPublication, publishLater } from '../../../lib/papers/embargo';
import { PaperKind } from '../../../lib/papers/memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demand } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { changeRecords } from '../change-records';
import { demandMinutes } from './approve-meeting';
import { KnownFrom, Meeting } from './meeting';
import { settleNextMeeting } from './next-meeting';
import type { PublishMeetingInput } from './publish.input';

/**
 * Publishes a meeting with its decisions, at once or from a day on, and approves it by that; reports on
 * them are published for themselves.
 */
export async function publishMeeting(context: HubContext, input: PublishMeetingInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishMeeting', input: body };
  const id = await database.inTransaction(async (manager) => {
    const { areaId } = (await manager.findOneBy(Meeting, { id: input.meetingId })) ?? {};
    if (!areaId || !authority.seesAll(areaId)) {
      throw fail('UNKNOWN_RECORD', { type: 'meeting', id: input.meetingId });
    }
    authority.demandPublish(areaId);
    return onlyOnce(manager, request, async () => {
      // An assignment that a report or another binding adds meanwhile would stay a draft.
      await takeTurn(manager, database.kind, areaId);
      const meeting = await manager.findOneByOrFail(Meeting, { id: input.meetingId });
      if (meeting.revision !== input.revision)
        throw fail('REVISION_CONFLICT', { revision: meeting.revision });
      if (input.publishOn) await embargo(context, manager, meeting, input.publishOn);
      else if (meeting.publishedAt === null) await makePublic(manager, database.kind, meeting);
      return meeting.id;
    });
  });
  if (input.publishOn) await context.publishDue();
  return id;
}

async function embargo(
  context: HubContext,
  manager: EntityManager,
  meeting: Meeting,
  publishOn: Day,
): Promise<void> {
  const { id: recordId, areaId, publishedAt, approvedAt, revision } = meeting;
  demandMinutes(meeting);
  demand(publishedAt === null, 'The meeting is public already; withdraw it first.');
  await publishLater(context, manager, { recordId, kind: PaperKind.MINUTES, areaId, publishOn });
  const approved = { approvedAt: approvedAt ?? new Date().toISOString(), revision: revision + 1 };
  await manager.update(Meeting, { id: recordId }, approved);
}

/** Publishes minutes that have waited for their day. */
export async function publishDue(manager: EntityManager, kind: DatabaseKind, id: string): Promise<void> {
  const meeting = await manager.findOneByOrFail(Meeting, { id });
  if (meeting.publishedAt === null) await makePublic(manager, kind, meeting);
}

/** Lets the public see a meeting, with all that this makes public of its assignments. Gives it as it then is. */
export function makePublic(manager: EntityManager, kind: DatabaseKind, meeting: Meeting): Promise<Meeting> {
  return published(manager, kind, meeting, new Date().toISOString());
}

/** Makes a meeting a draft again, as if the public had never seen it. Gives it as it then is. */
export function makeDraft(manager: EntityManager, kind: DatabaseKind, meeting: Meeting): Promise<Meeting> {
  return published(manager, kind, meeting, null);
}

async function published(
  manager: EntityManager,
  kind: DatabaseKind,
  meeting: Meeting,
  publishedAt: string | null,
): Promise<Meeting> {
  const approvedAt = meeting.knownFrom === KnownFrom.MINUTES ? (meeting.approvedAt ?? publishedAt) : null;
  const changed = {
    publishedAt,
    ...(publishedAt === null ? AS_DRAFT : { approvedAt }),
    revision: meeting.revision + 1,
  };
  const assignments = await manager.findBy(Assignment, { meetingId: meeting.id });
  const assignmentIds = assignments.map(({ id }) => id);
  await changeRecords(manager, kind, { assignmentIds, meeting }, async () => {
    await manager.update(Meeting, { id: meeting.id }, changed);
  });
  await cancelPublication(manager, meeting.id);
  const after: Meeting = { ...meeting, ...changed };
  await settleNextMeeting(manager, kind, after);
  return after;
}
