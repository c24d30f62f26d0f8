import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import { Verification } from '../../../lib/rollup/verification';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import { demandNewest, nextRevision, reportMeant } from './report-meant';
import type { DisputeActivityReportInput, VerifyActivityReportInput } from './verify-report.input';

/** Marks a report as found right by a superior office. */
export function verifyReport(context: HubContext, input: VerifyActivityReportInput): Promise<string> {
  return judgeReport(context, 'verifyActivityReport', input, Verification.VERIFIED);
}

/** Marks a report as not accepted; it counts with the status it claims until its office corrects it. */
export async function disputeReport(context: HubContext, input: DisputeActivityReportInput): Promise<string> {
  demand(input.remark.trim(), 'Give the remark: what is wrong with the report.');
  return judgeReport(context, 'disputeActivityReport', input, Verification.DISPUTED);
}

async function judgeReport(
  { database, authority }: HubContext,
  act: string,
  input: VerifyActivityReportInput & { remark?: string },
  verification: Verification,
): Promise<string> {
  const { requestId, ...body } = input;
  const { reportId: id, remark: verificationRemark = null } = body;
  demandBounds(input);
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActivityReport, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type: 'report', id });
    authority.demandVerify(known.areaId);
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, known.planId, async (before) => {
        const { report, dossier } = reportMeant(before, input);
        demandNewest(dossier, report);
        demand(
          report.status !== null,
          'The report says nothing of its activity: there is nothing to verify.',
        );
        if (report.verification === verification && report.verificationRemark === verificationRemark) return;
        const verifiedAt = new Date().toISOString();
        const revision = nextRevision(before, report.paperId);
        const judged = { verification, verifiedAt, verificationRemark, revision };
        await manager.update(ActivityReport, { id }, judged);
      });
      return id;
    });
  });
}
