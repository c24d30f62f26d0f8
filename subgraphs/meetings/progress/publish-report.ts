import { IsNull } from 'typeorm';
import { fail } from '../../../lib/errors';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { changeAssignments } from '../change-records';
import type { PublishDecisionReportInput } from '../meeting/publish.input';
import { DecisionReport } from './decision-report';

/** Publishes all reports of one paper. They show to the public once their meeting is published too. */
export async function publishReport(context: HubContext, input: PublishDecisionReportInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { paperId } = body;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishDecisionReport', input: body };
  return database.inTransaction(async (manager) => {
    // By its memo: a paper in which every cell is empty has no reports, and is a paper all the same.
    const memo = await manager.findOneBy(Memo, { recordId: paperId, kind: PaperKind.PROGRESS_REPORT });
    const areaId = memo?.areaId;
    const reports = await manager.findBy(DecisionReport, { paperId });
    if (!areaId || !authority.seesAll(areaId)) throw fail('UNKNOWN_RECORD', { type: 'report', id: paperId });
    authority.demandPublish(areaId);
    return onlyOnce(manager, request, async () => {
      const ids = reports.map(({ assignmentId }) => assignmentId);
      await changeAssignments(manager, database.kind, ids, async () => {
        const publishedAt = new Date().toISOString();
        await manager.update(DecisionReport, { paperId, publishedAt: IsNull() }, { publishedAt });
      });
      return paperId;
    });
  });
}
