import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { changeRecords } from '../change-records';
import { Meeting } from './meeting';
import { settleNextMeeting } from './next-meeting';
import type { PublishMeetingInput } from './publish.input';

/** Publishes a meeting with its decisions; reports on them are published for themselves. */
export async function publishMeeting(context: HubContext, input: PublishMeetingInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishMeeting', input: body };
  return database.inTransaction(async (manager) => {
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
      if (meeting.publishedAt !== null) return meeting.id;
      await makePublic(manager, database.kind, meeting);
      return meeting.id;
    });
  });
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
  const revision = meeting.revision + 1;
  const after: Meeting = { ...meeting, publishedAt, revision };
  const assignments = await manager.findBy(Assignment, { meetingId: meeting.id });
  const assignmentIds = assignments.map(({ id }) => id);
  await changeRecords(manager, kind, { assignmentIds, meeting }, async () => {
    await manager.update(Meeting, { id: meeting.id }, { publishedAt, revision });
  });
  await settleNextMeeting(manager, kind, after);
  return after;
}
