import { v7 as newId } from 'uuid';
import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { recordFindings } from '../../../lib/papers/finding';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { findKnownMemo, proposeRevision, recordMemo, type GivenPaper } from '../../../lib/papers/record-memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { annualDueDay } from '../area/expected';
import { demandFiscalYear } from '../plan/action-plan-list';
import type { RecordedPaper } from '../plan/recorded-paper';
import { count, NOTHING } from '../plan-rollup';
import { AnnualReport } from './annual-report';
import type { SubmitAnnualReportInput } from './annual-report.input';

/**
 * Records the report of an area on a fiscal year. A paper that is on record changes nothing; another
 * report on the same year becomes a proposed revision.
 */
export async function submitAnnualReport(
  context: HubContext,
  input: SubmitAnnualReportInput,
): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  context.authority.demandWrite(areaId, input.publish ?? false);
  demandBounds(input);
  const fiscalYear = demandFiscalYear(input.fiscalYear);
  const submittedOn = input.submittedOn ?? input.memo?.issuedOn;
  demand(submittedOn, 'Give submittedOn, or the day of the memo.');
  const recordedAt = new Date().toISOString();
  const report: AnnualReport = {
    id: newId(),
    areaId,
    fiscalYear,
    submittedOn,
    dueOn: annualDueDay(fiscalYearSpan(fiscalYear).to),
    text: input.text ?? null,
    publishedAt: input.publish ? recordedAt : null,
    revision: 1,
    recordedAt,
  };
  const { requestId, ...given } = input;
  const paper: GivenPaper = { kind: PaperKind.ANNUAL_REPORT, areaId, memo: input.memo, given };
  const { database } = context;
  const subject = context.authority.viewer.subject;
  return database.inTransaction((manager) =>
    onlyOnce(manager, { requestId, subject, act: 'submitAnnualReport', input: given }, async () => {
      await takeTurn(manager, database.kind, areaId);
      const known = await findKnownMemo(manager, paper);
      if (known?.same) return { id: known.memo.recordId, outcome: PaperOutcome.ALREADY_RECORDED };
      const ofYear = await manager.findOneBy(AnnualReport, { areaId, fiscalYear });
      const earlier = ofYear
        ? await manager.findOneBy(Memo, { recordId: ofYear.id, kind: PaperKind.ANNUAL_REPORT })
        : known?.memo;
      if (earlier) {
        await proposeRevision(manager, earlier, paper);
        return { id: earlier.recordId, outcome: PaperOutcome.PROPOSED };
      }
      await manager.insert(AnnualReport, report);
      await count(manager, database.kind, NOTHING, { plans: [], annualReports: [report] });
      await recordMemo(manager, report.id, paper);
      await recordFindings(manager, report.id, areaId, input.findings ?? []);
      return { id: report.id, outcome: PaperOutcome.RECORDED };
    }),
  );
}
