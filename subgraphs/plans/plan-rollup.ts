import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { changeOf, type Basis, type Delta, type Version } from '../../lib/rollup/history';
import { keepStates } from '../../lib/rollup/item-state';
import { Rollup } from '../../lib/rollup/rollup';
import { activityHistory } from './activity/activity-history';
import { ActivityState, activityStates } from './activity/activity-state';
import type { AnnualReport } from './annual-report/annual-report';
import { planHistory, type PlanDossier } from './plan/plan-history';

/**
 * The counts kept for plans and annual reports. docs/measures.md says what each means; `progressPoints`
 * and `expectedPoints` are sums over plans of activities not cancelled × share, in hundredths of a percent.
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
  'occurrences',
  'occurrencesDone',
  'occurrencesMissed',
  'annualReportsSubmitted',
  'progressPoints',
  'expectedPoints',
  'verified',
  'disputed',
]);

const BASES: readonly Basis[] = ['ALL', 'PUBLISHED'];

/** What is counted, before or after a change: plans with all that bears on them, and annual reports. */
export interface Counted {
  readonly plans?: readonly PlanDossier[];
  readonly annualReports?: readonly AnnualReport[];
}

/** Counts the change from one state of some records to another, in the transaction that makes it. */
export async function count(
  manager: EntityManager,
  kind: DatabaseKind,
  before: Counted,
  after: Counted,
): Promise<void> {
  await planRollup.apply(manager, kind, deltasBetween(before, after));
  const then = statesIn(before);
  const now = statesIn(after);
  const changed = [...new Set([...then.keys(), ...now.keys()])].filter(
    (id) => JSON.stringify(then.get(id)) !== JSON.stringify(now.get(id)),
  );
  await keepStates(
    manager,
    ActivityState,
    changed.filter((id) => then.has(id)),
    changed.flatMap((id) => now.get(id) ?? []),
  );
}

/** Every delta between two states of some records; nothing before gives all they count for. */
export function deltasBetween(before: Counted, after: Counted): Delta[] {
  return BASES.flatMap((basis) => {
    const then = historiesOf(before, basis);
    const now = historiesOf(after, basis);
    const ids = [...new Set([...then.keys(), ...now.keys()])];
    return ids.flatMap((id) => changeOf(then.get(id) ?? [], now.get(id) ?? []));
  });
}

/** The states of all activities of some plans, by the activity. */
export function statesIn({ plans = [] }: Counted): Map<string, ActivityState[]> {
  return new Map(
    plans.flatMap(({ activities }) =>
      activities.map((dossier) => [dossier.activity.id, activityStates(dossier)] as const),
    ),
  );
}

function historiesOf({ plans = [], annualReports = [] }: Counted, basis: Basis): Map<string, Version[]> {
  return new Map([
    ...plans.map((dossier) => [dossier.plan.id, planHistory(dossier, basis)] as const),
    ...plans.flatMap(({ activities }) =>
      activities.map((dossier) => [dossier.activity.id, activityHistory(dossier, basis)] as const),
    ),
    ...annualReports.map((report) => [report.id, annualReportHistory(report, basis)] as const),
  ]);
}

function annualReportHistory(report: AnnualReport, basis: Basis): Version[] {
  if (basis === 'PUBLISHED' && report.publishedAt === null) return [];
  const { submittedOn, fiscalYear, areaId } = report;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  return [{ from: submittedOn, cell, counts: { annualReportsSubmitted: 1 }, openDues: [] }];
}
