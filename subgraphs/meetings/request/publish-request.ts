import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { takeTurn } from '../../../lib/writing/turns';
import { DueChange } from '../assignment/due-change';
import { changeRecords } from '../change-records';
import { Meeting } from '../meeting/meeting';
import type { PublishReportRequestInput } from '../meeting/publish.input';
import { ReportRequest } from './report-request';

/** Publishes a letter that asks for reports, and with it the due days that it sets. */
export async function publishRequest(context: HubContext, input: PublishReportRequestInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { reportRequestId: id } = body;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishReportRequest', input: body };
  return database.inTransaction(async (manager) => {
    const letter = await manager.findOneBy(ReportRequest, { id });
    if (!letter || !authority.seesAll(letter.areaId)) throw fail('UNKNOWN_RECORD', { type: 'request', id });
    authority.demandPublish(letter.areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, letter.areaId);
      if (letter.publishedAt !== null) return id;
      const publishedAt = new Date().toISOString();
      const dues = await manager.findBy(DueChange, { requestId: id });
      const meeting = await manager.findOneByOrFail(Meeting, { id: letter.meetingId });
      const assignmentIds = dues.map(({ assignmentId }) => assignmentId);
      await changeRecords(manager, database.kind, { assignmentIds, meeting }, async () => {
        await manager.update(ReportRequest, { id }, { publishedAt });
        await manager.update(DueChange, { requestId: id }, { publishedAt });
      });
      return id;
    });
  });
}
