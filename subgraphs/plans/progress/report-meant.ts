import type { Authority } from '../../../lib/auth/authority';
import { fail } from '../../../lib/errors';
import { demandUnlocked } from '../../../lib/papers/approval';
import { demand } from '../../../lib/writing/checks';
import type { ActivityDossier } from '../activity/activity-standing';
import type { PlanDossier } from '../plan/plan-history';
import type { ActivityReport } from './activity-report';

/** The report of a plan that an act is to change, as it was read; fails with REVISION_CONFLICT where it has changed since. */
export function reportMeant(
  { activities }: PlanDossier,
  { reportId, revision }: { readonly reportId: string; readonly revision: number },
): { report: ActivityReport; dossier: ActivityDossier } {
  const found = activities.flatMap((dossier) =>
    dossier.reports.filter(({ id }) => id === reportId).map((report) => ({ report, dossier })),
  )[0];
  if (!found) throw fail('UNKNOWN_RECORD', { type: 'report', id: reportId });
  if (found.report.revision !== revision)
    throw fail('REVISION_CONFLICT', { revision: found.report.revision });
  demand(found.report.deletedAt === null, 'The report has been taken back; nothing of it can be changed.');
  return found;
}

/** Only the newest version of a report is corrected or judged, so that one alone takes the place of another. */
export function demandNewest({ reports }: ActivityDossier, { id }: ActivityReport): void {
  const corrected = reports.some(({ supersedesId, deletedAt }) => supersedesId === id && deletedAt === null);
  demand(!corrected, 'The report has been corrected already; change that correction.');
}

/** What a plan says itself of its progress is part of that paper, and locked with it. Fails with PAPER_LOCKED. */
export function demandReportUnlocked(
  authority: Authority,
  { plan }: PlanDossier,
  { paperId }: ActivityReport,
  reason: string,
): void {
  if (paperId === plan.id) demandUnlocked(authority, plan.areaId, plan, reason);
}

/** All reports of one paper on a plan. */
export function reportsOfPaper({ activities }: PlanDossier, paperId: string): ActivityReport[] {
  return activities.flatMap(({ reports }) => reports.filter((report) => report.paperId === paperId));
}

/** Grows with every change of any report of a paper, so that the highest of them tells whether the paper has changed. */
export function nextRevision(plan: PlanDossier, paperId: string): number {
  return highestRevision(reportsOfPaper(plan, paperId)) + 1;
}

export function highestRevision(reports: readonly ActivityReport[]): number {
  return Math.max(0, ...reports.map(({ revision }) => revision));
}

/** What is changed on record says why. */
export function demandReason(reason: string): void {
  demand(reason.trim(), 'Give the reason.');
}
