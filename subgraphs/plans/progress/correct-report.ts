import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds, demandPast } from '../../../lib/writing/checks';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import type { CorrectActivityReportInput } from './change-report.input';
import { demandNewest, demandReason, demandReportUnlocked, nextRevision, reportMeant } from './report-meant';
import { reportRow } from './report-row';

/**
 * Puts a new report in the place of one that was wrong, which stays on record. All of it is said anew. It
 * is a paper of its own, so that it can be published, or withdrawn, for itself.
 */
export async function correctReport(context: HubContext, input: CorrectActivityReportInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const request = { requestId, subject: authority.viewer.subject, act: 'correctActivityReport', input: body };
  demandBounds(input);
  demandReason(input.reason);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActivityReport, { id: input.reportId });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: input.reportId });
    authority.demandWrite(known.areaId, input.publish ?? false);
    return onlyOnce(manager, request, async () => {
      let id = '';
      await changePlan(manager, database.kind, known.planId, async (before) => {
        const { report, dossier } = reportMeant(before, input);
        demandNewest(dossier, report);
        demandReportUnlocked(authority, before, report, input.reason);
        const reportedOn = input.reportedOn ?? report.reportedOn;
        demandPast(reportedOn, context.today, 'reportedOn');
        const { activity, occurrences } = dossier;
        const publish = input.publish ?? false;
        const about = { activity, occurrences: occurrences.length, paperId: '', reportedOn, publish };
        const row = reportRow({ ...about, path: 'input' }, input);
        id = row.id;
        await manager.insert(ActivityReport, {
          ...row,
          paperId: id,
          supersedesId: report.id,
          reason: input.reason,
        });
        const revision = nextRevision(before, report.paperId);
        await manager.update(ActivityReport, { id: report.id }, { revision });
      });
      return id;
    });
  });
}
