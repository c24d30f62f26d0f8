import { fail } from '../../../lib/errors';
import { waitsForDay } from '../../../lib/papers/embargo';
import { recordWithdrawal } from '../../../lib/papers/withdrawal';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { hasPublishedReport } from '../progress/reported-meeting';
import { KnownFrom, Meeting } from './meeting';
import { makeDraft } from './publish-meeting';
import type { WithdrawMeetingInput } from './withdraw-meeting.input';

/** Makes a published meeting, or one that waits for its day, a draft again; published reports and letters on it show once it is public again. */
export async function withdrawMeeting(context: HubContext, input: WithdrawMeetingInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { meetingId: id, reason } = body;
  demandBounds(body);
  demand(reason.trim(), 'Give the reason for withdrawing it.');
  const request = { requestId, subject: authority.viewer.subject, act: 'withdrawMeeting', input: body };
  return database.inTransaction(async (manager) => {
    const { areaId } = (await manager.findOneBy(Meeting, { id })) ?? {};
    if (!areaId || !authority.seesAll(areaId)) throw fail('UNKNOWN_RECORD', { type: 'meeting', id });
    authority.demandPublish(areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, areaId);
      const meeting = await manager.findOneByOrFail(Meeting, { id });
      if (meeting.revision !== input.revision)
        throw fail('REVISION_CONFLICT', { revision: meeting.revision });
      if (meeting.publishedAt === null && !(await waitsForDay(manager, id))) return id;
      demand(
        meeting.knownFrom === KnownFrom.MINUTES || !(await hasPublishedReport(manager, id)),
        'The meeting is known only from published reports, and public with them; withdraw those.',
      );
      await makeDraft(manager, database.kind, meeting);
      await recordWithdrawal(manager, id, reason);
      return id;
    });
  });
}
