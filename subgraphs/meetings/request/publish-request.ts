import type { EntityManager } from 'typeorm';
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
export function publishRequest(context: HubContext, input: PublishReportRequestInput): Promise<string> {
  return changeLetter(context, 'publishReportRequest', input, new Date().toISOString());
}

/** Makes a letter and the due days that it sets public from an instant on, or with null drafts again. */
export async function changeLetter(
  context: HubContext,
  act: string,
  input: PublishReportRequestInput,
  publishedAt: string | null,
  also: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { reportRequestId: id } = body;
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  return database.inTransaction(async (manager) => {
    const { areaId } = (await manager.findOneBy(ReportRequest, { id })) ?? {};
    if (!areaId || !authority.seesAll(areaId)) throw fail('UNKNOWN_RECORD', { type: 'request', id });
    authority.demandPublish(areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, areaId);
      const letter = await manager.findOneByOrFail(ReportRequest, { id });
      if ((letter.publishedAt === null) === (publishedAt === null)) return id;
      const dues = await manager.findBy(DueChange, { requestId: id });
      const meeting = await manager.findOneByOrFail(Meeting, { id: letter.meetingId });
      const assignmentIds = dues.map(({ assignmentId }) => assignmentId);
      await changeRecords(manager, database.kind, { assignmentIds, meeting }, async () => {
        await manager.update(ReportRequest, { id }, { publishedAt });
        await manager.update(DueChange, { requestId: id }, { publishedAt });
      });
      await also(manager);
      return id;
    });
  });
}
