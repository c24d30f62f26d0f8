import { In } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import type { WithdrawActivityReportInput } from './change-report.input';
import { demandReason, highestRevision, reportsOfPaper } from './report-meant';

/** Makes all published reports of one paper drafts again. */
export async function withdrawReport(
  context: HubContext,
  input: WithdrawActivityReportInput,
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { paperId, reason } = body;
  const request = {
    requestId,
    subject: authority.viewer.subject,
    act: 'withdrawActivityReport',
    input: body,
  };
  demandBounds(input);
  demandReason(reason);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActivityReport, { paperId });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: paperId });
    authority.demandPublish(known.areaId);
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, known.planId, async (before) => {
        const reports = reportsOfPaper(before, paperId);
        const highest = highestRevision(reports);
        if (highest !== input.revision) throw fail('REVISION_CONFLICT', { revision: highest });
        const ids = reports
          .filter(({ publishedAt, deletedAt }) => publishedAt !== null && deletedAt === null)
          .map(({ id }) => id);
        const change = { publishedAt: null, reason, revision: highest + 1 };
        if (ids.length) await manager.update(ActivityReport, { id: In(ids) }, change);
      });
      return paperId;
    });
  });
}
