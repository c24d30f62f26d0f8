import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import { Verification } from '../../../lib/rollup/verification';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { changeAssignments } from '../change-records';
import { DecisionReport } from './decision-report';
import { newestVersion } from './newest-version';
import { paperRevision } from './paper-revision';
import type { DisputeDecisionReportInput, VerifyDecisionReportInput } from './verify-report.input';

/** Marks a report as found right by a superior office. */
export function verifyReport(context: HubContext, input: VerifyDecisionReportInput): Promise<string> {
  return judgeReport(context, 'verifyDecisionReport', input, Verification.VERIFIED);
}

/** Marks a report as not accepted; it counts with the status it claims until its office corrects it. */
export async function disputeReport(context: HubContext, input: DisputeDecisionReportInput): Promise<string> {
  demand(input.remark.trim(), 'Give the remark: what is wrong with the report.');
  return judgeReport(context, 'disputeDecisionReport', input, Verification.DISPUTED);
}

async function judgeReport(
  context: HubContext,
  act: string,
  input: VerifyDecisionReportInput & { remark?: string },
  verification: Verification,
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { reportId, remark = null } = body;
  demandBounds(body);
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(DecisionReport, { id: reportId });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: reportId });
    authority.demandVerify(known.areaId);
    return onlyOnce(manager, request, async () => {
      const { kind } = database;
      const { report, assignment } = await newestVersion(manager, kind, known, body.revision);
      demand(report.status !== null, 'The report says nothing of its decision: there is nothing to verify.');
      if (report.verification === verification && report.verificationRemark === remark) return reportId;
      const verifiedAt = new Date().toISOString();
      const revision = (await paperRevision(manager, report.paperId)) + 1;
      const judged = { verification, verifiedAt, verificationRemark: remark, revision };
      await changeAssignments(manager, kind, [assignment.id], async () => {
        await manager.update(DecisionReport, { id: reportId }, judged);
      });
      return reportId;
    });
  });
}
