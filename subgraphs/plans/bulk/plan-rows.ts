import type { MadeInOrder } from '../../../lib/bulk/made-in-order';
import { newFindings, type Finding, type FindingInput } from '../../../lib/papers/finding';
import { PaperKind, type Memo } from '../../../lib/papers/memo';
import { newMemo } from '../../../lib/papers/record-memo';
import type { PaperInput } from '../../../lib/papers/record-paper';
import { areaIdOf, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import type { AnnualReport } from '../annual-report/annual-report';
import type { SubmitAnnualReportInput } from '../annual-report/annual-report.input';
import { newAnnualReport } from '../annual-report/submit-annual-report';
import { withStanding } from '../plan/new-activity';
import type { PlanDossier } from '../plan/plan-history';
import { newPlan } from '../plan/submit-action-plan';
import type { SubmitActionPlanInput } from '../plan/submit-action-plan.input';
import { demandPlanReport, reportRows } from '../progress/report-activity-progress';
import type { ReportActivityProgressInput } from '../progress/report-progress.input';

/** The plan of an area for a year, all reports on it, and the report on the year, as the mutations take them. */
export interface PlanPapers {
  readonly plan: SubmitActionPlanInput;
  readonly reports: readonly ReportActivityProgressInput[];
  readonly annualReport: SubmitAnnualReportInput | null;
}

/** All that is recorded of a plan; the mutations write the same, paper by paper. */
export interface PlanRows {
  readonly dossier: PlanDossier;
  readonly annualReport: AnnualReport | null;
  readonly memos: Memo[];
  readonly findings: Finding[];
}

/** Works out what papers on one plan come to together. */
export function planRows(context: KnowsAreas, papers: PlanPapers, made: MadeInOrder): PlanRows {
  const { plan, reports, annualReport } = papers;
  const areaId = areaIdOf(context, plan.areaCode);
  const memos: Memo[] = [];
  const findings: Finding[] = [];
  const keep = (
    recordId: string,
    kind: PaperKind,
    input: PaperInput,
    found: readonly FindingInput[] = [],
  ) => {
    demandBounds(input);
    const { requestId: _, ...given } = input;
    memos.push(newMemo(recordId, { kind, areaId, memo: input.memo, given }, made));
    findings.push(...newFindings(recordId, areaId, [...(input.findings ?? []), ...found], made));
  };
  const submittedOn = plan.submittedOn ?? plan.memo?.issuedOn;
  demand(submittedOn, 'A plan without a day is not for a bulk load.');
  const { dossier, findings: found } = newPlan(context, areaId, plan, made.on(submittedOn));
  keep(dossier.plan.id, PaperKind.ACTION_PLAN, plan, found);
  const written = reports.flatMap((report) => {
    demand(report.areaCode === plan.areaCode, 'The report is on the plan of another area.');
    const { fiscalYear, reportedOn } = demandPlanReport(context, report);
    demand(fiscalYear === dossier.plan.fiscalYear, 'The report is on the plan of another year.');
    const paperId = made.on(reportedOn).newId();
    const rows = reportRows(dossier, paperId, reportedOn, report, made);
    keep(paperId, PaperKind.PROGRESS_REPORT, report);
    return rows;
  });
  return {
    dossier: reportedOnPlan(dossier, written),
    annualReport: annualReport && annualReportRow(annualReport),
    memos,
    findings,
  };

  function annualReportRow(input: SubmitAnnualReportInput): AnnualReport {
    demand(input.areaCode === plan.areaCode, 'The report on the year is of another area.');
    made.on(input.submittedOn ?? input.memo?.issuedOn ?? '');
    const row = newAnnualReport(areaId, input, made);
    keep(row.id, PaperKind.ANNUAL_REPORT, input);
    return row;
  }
}

function reportedOnPlan(
  { plan, activities }: PlanDossier,
  written: readonly PlanDossier['activities'][number]['reports'][number][],
): PlanDossier {
  const reportsOn = new Map(activities.map(({ activity, reports }) => [activity.id, [...reports]]));
  for (const report of written) reportsOn.get(report.activityId)?.push(report);
  return {
    plan,
    activities: activities.map((each) =>
      withStanding({ ...each, reports: reportsOn.get(each.activity.id) ?? [] }),
    ),
  };
}
