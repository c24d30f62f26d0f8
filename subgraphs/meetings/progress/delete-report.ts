import { fail } from '../../../lib/errors';
import { recordWithdrawal } from '../../../lib/papers/withdrawal';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { changeAssignments } from '../change-records';
import type { DeleteDecisionReportInput } from './change-report.input';
import { DecisionReport } from './decision-report';
import { newestVersion } from './newest-version';
import { paperRevision } from './paper-revision';
import { showWithReports } from './reported-meeting';

/**
 * Takes a report out of every count; it stays on record for those who may see drafts. Of a correction
 * it brings back what was corrected.
 */
export async function deleteReport(context: HubContext, input: DeleteDecisionReportInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { reportId, reason } = body;
  demandBounds(body);
  demand(reason.trim(), 'Give the reason for deleting it.');
  const request = { requestId, subject: authority.viewer.subject, act: 'deleteDecisionReport', input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(DecisionReport, { id: reportId });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: reportId });
    authority.demandChange(known.areaId, known.publishedAt !== null);
    return onlyOnce(manager, request, async () => {
      const { kind } = database;
      const { report, assignment } = await newestVersion(manager, kind, known, body.revision);
      const wasPublic = report.publishedAt !== null;
      authority.demandChange(report.areaId, wasPublic);
      const revision = (await paperRevision(manager, report.paperId)) + 1;
      const deleted = { deletedAt: new Date().toISOString(), revision };
      await changeAssignments(manager, kind, [assignment.id], async () => {
        await manager.update(DecisionReport, { id: reportId }, deleted);
      });
      await recordWithdrawal(manager, reportId, reason);
      if (wasPublic) await showWithReports(manager, kind, assignment.meetingId);
      return reportId;
    });
  });
}
