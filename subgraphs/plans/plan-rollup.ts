import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { groupByKey } from '../../lib/loaders/group-by-key';
import { changeOf, type Basis, type Delta, type Version } from '../../lib/rollup/history';
import { Rollup } from '../../lib/rollup/rollup';
import { Activity } from './activity/activity';
import { standingOf, type ActivityDossier } from './activity/activity-standing';
import { Occurrence } from './activity/occurrence';
import type { AnnualReport } from './annual-report/annual-report';
import { ActionPlan } from './plan/action-plan';
import { planHistory, reportsThatCount, type PlanDossier } from './plan/plan-history';
import { ActivityReport } from './progress/activity-report';

/**
 * The counts kept for plans and annual reports. docs/measures.md says what each means; `progressPoints`
 * is the sum over plans of activities not cancelled × progress, in hundredths of a percent.
 */
export const planRollup = new Rollup('plan', [
  'plansSubmitted',
  'activities',
  'notStarted',
  'inProgress',
  'completed',
  'cancelled',
  'overdue',
  'notReported',
  'undated',
  'annualReportsSubmitted',
  'progressPoints',
]);

const BASES: readonly Basis[] = ['ALL', 'PUBLISHED'];

/** What is counted, before or after a change: plans with all that bears on them, and annual reports. */
export interface Counted {
  readonly plans: readonly PlanDossier[];
  readonly annualReports: readonly AnnualReport[];
}

export const NOTHING: Counted = { plans: [], annualReports: [] };

/** Counts the change from one state of some records to another, in the transaction that makes it. */
export async function count(
  manager: EntityManager,
  kind: DatabaseKind,
  before: Counted,
  after: Counted,
): Promise<void> {
  await planRollup.apply(manager, kind, deltasBetween(before, after));
}

/** Every delta between two states of some records; `NOTHING` before gives all they count for. */
export function deltasBetween(before: Counted, after: Counted): Delta[] {
  return BASES.flatMap((basis) => {
    const histories = (state: Counted): Map<string, Version[]> =>
      new Map([
        ...state.plans.map((dossier) => [dossier.plan.id, planHistory(dossier, basis)] as const),
        ...state.annualReports.map((report) => [report.id, annualReportHistory(report, basis)] as const),
      ]);
    const then = histories(before);
    const now = histories(after);
    const ids = [...new Set([...then.keys(), ...now.keys()])];
    return ids.flatMap((id) => changeOf(then.get(id) ?? [], now.get(id) ?? []));
  });
}

function annualReportHistory(report: AnnualReport, basis: Basis): Version[] {
  if (basis === 'PUBLISHED' && report.publishedAt === null) return [];
  const { submittedOn, fiscalYear, areaId } = report;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  return [{ from: submittedOn, cell, counts: { annualReportsSubmitted: 1 }, openDues: [] }];
}

/** Reads all that bears on a plan, locking the plan until the transaction ends; null where there is none. */
export async function planDossier(
  manager: EntityManager,
  kind: DatabaseKind,
  planId: string,
): Promise<PlanDossier | null> {
  const query = manager.createQueryBuilder(ActionPlan, 'row').where('row.id = :planId', { planId });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  const plan = await query.getOne();
  if (!plan) return null;
  const activities = await manager.find(Activity, { where: { planId }, order: { position: 'ASC' } });
  const occurrences = await manager.find(Occurrence, { where: { planId }, order: { position: 'ASC' } });
  const reports = await manager.findBy(ActivityReport, { planId });
  const ids = activities.map(({ id }) => id);
  const stepsOf = groupByKey(ids, occurrences, ({ activityId }) => activityId);
  const reportsOf = groupByKey(ids, reports, ({ activityId }) => activityId);
  return {
    plan,
    activities: activities.map((activity, index) => ({
      activity,
      occurrences: stepsOf[index] ?? [],
      reports: reportsOf[index] ?? [],
    })),
  };
}

/**
 * Changes what bears on a plan and counts the difference, all in the transaction of the act. `change`
 * writes the rows; what the activities then come to is read back and saved.
 */
export async function changePlan(
  manager: EntityManager,
  kind: DatabaseKind,
  planId: string,
  change: (before: PlanDossier) => Promise<void>,
): Promise<void> {
  const before = await planDossier(manager, kind, planId);
  if (!before) throw new Error(`The plan ${planId} is gone.`);
  await change(before);
  const after = await planDossier(manager, kind, planId);
  await count(
    manager,
    kind,
    { plans: [before], annualReports: [] },
    { plans: after ? [after] : [], annualReports: [] },
  );
  for (const dossier of after?.activities ?? []) await saveStanding(manager, dossier);
}

/** Brings what an activity and its occurrences show of themselves in line with the reports. */
async function saveStanding(manager: EntityManager, dossier: ActivityDossier): Promise<void> {
  const { activity, occurrences } = dossier;
  const { shown, doneOn, publishedDoneOn } = standingShown(dossier);
  const moved = Object.entries(shown).some(
    ([column, value]) => activity[column as keyof typeof shown] !== value,
  );
  if (moved)
    await manager.update(Activity, { id: activity.id }, { ...shown, revision: activity.revision + 1 });
  for (const occurrence of occurrences) {
    const done = {
      doneOn: doneOn.get(occurrence.position) ?? null,
      publishedDoneOn: publishedDoneOn.get(occurrence.position) ?? null,
    };
    if (done.doneOn !== occurrence.doneOn || done.publishedDoneOn !== occurrence.publishedDoneOn) {
      await manager.update(Occurrence, { id: occurrence.id }, done);
    }
  }
}

/** What an activity shows of itself: to those who see all of its area, and to everyone else. */
export function standingShown(dossier: ActivityDossier) {
  const all = standingOf(dossier, reportsThatCount(dossier, 'ALL'));
  const published = standingOf(dossier, reportsThatCount(dossier, 'PUBLISHED'));
  return {
    shown: {
      status: all.status,
      statusBasis: all.statusBasis,
      progress: all.progressPoints / 100,
      reportedOn: all.reportedOn,
      dueOn: all.dueOn,
      publishedStatus: published.status,
      publishedStatusBasis: published.statusBasis,
      publishedProgress: published.progressPoints / 100,
      publishedReportedOn: published.reportedOn,
      publishedDueOn: published.dueOn,
    },
    doneOn: all.doneOn,
    publishedDoneOn: published.doneOn,
  };
}
