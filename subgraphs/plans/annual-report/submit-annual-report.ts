import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { AS_DRAFT, NEVER_RETURNED } from '../../../lib/papers/approval';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import { annualDueDay } from '../area/expected';
import { demandFiscalYear } from '../plan/action-plan-list';
import { count } from '../plan-rollup';
import { AnnualReport } from './annual-report';
import type { SubmitAnnualReportInput } from './annual-report.input';

/**
 * Records the report of an area on a fiscal year. A paper that is on record changes nothing; another
 * report on the same year becomes a proposed revision.
 */
export function submitAnnualReport(
  context: HubContext,
  input: SubmitAnnualReportInput,
): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const report = newAnnualReport(areaId, input);
  const { fiscalYear } = report;
  return recordPaper(context, {
    act: 'submitAnnualReport',
    kind: PaperKind.ANNUAL_REPORT,
    areaId,
    input,
    earlier: async (manager) => {
      const ofYear = await manager.findOneBy(AnnualReport, { areaId, fiscalYear });
      return ofYear && manager.findOneBy(Memo, { recordId: ofYear.id, kind: PaperKind.ANNUAL_REPORT });
    },
    write: async (manager) => {
      await manager.insert(AnnualReport, report);
      await count(manager, context.database.kind, {}, { annualReports: [report] });
      return { id: report.id };
    },
  });
}

/** The report on a year, as it is recorded. */
export function newAnnualReport(
  areaId: string,
  input: SubmitAnnualReportInput,
  made: Made = MADE_NOW,
): AnnualReport {
  const fiscalYear = demandFiscalYear(input.fiscalYear);
  const submittedOn = input.submittedOn ?? input.memo?.issuedOn;
  demand(submittedOn, 'Give submittedOn, or the day of the memo.');
  const recordedAt = made.now();
  return {
    id: made.newId(),
    areaId,
    fiscalYear,
    submittedOn,
    dueOn: annualDueDay(fiscalYearSpan(fiscalYear).to),
    text: input.text ?? null,
    publishedAt: input.publish ? recordedAt : null,
    revision: 1,
    recordedAt,
    withdrawnFor: null,
    ...AS_DRAFT,
    ...NEVER_RETURNED,
    approvedAt: input.publish ? recordedAt : null,
  };
}
