import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import type { DeleteActivityReportInput } from './change-report.input';
import { demandReason, demandReportUnlocked, nextRevision, reportMeant } from './report-meant';

/** Takes a report back: it stays on record and counts no more. What it corrected counts again. */
export async function deleteReport(context: HubContext, input: DeleteActivityReportInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { reportId: id, reason } = body;
  const request = { requestId, subject: authority.viewer.subject, act: 'deleteActivityReport', input: body };
  demandBounds(input);
  demandReason(reason);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActivityReport, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type: 'report', id });
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, known.planId, async (before) => {
        const { report } = reportMeant(before, input);
        authority.demandChange(report.areaId, report.publishedAt !== null);
        demandReportUnlocked(authority, before, report, reason);
        const revision = nextRevision(before, report.paperId);
        const deletedAt = new Date().toISOString();
        await manager.update(ActivityReport, { id }, { deletedAt, reason, revision });
      });
      return id;
    });
  });
}
