import type { Basis, Version } from '../../../lib/rollup/history';
import type { Day } from '../../../lib/time/day';
import { ActivityStatus } from '../activity/activity-status';
import { isOpen, standingOf, type ActivityDossier, type Standing } from '../activity/activity-standing';
import type { ActivityReport } from '../progress/activity-report';
import type { ActionPlan } from './action-plan';

/** Everything that decides what a plan counts for. */
export interface PlanDossier {
  readonly plan: ActionPlan;
  /** In the order of the plan. */
  readonly activities: readonly ActivityDossier[];
}

const MEASURE_OF = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
} as const satisfies Record<ActivityStatus, string>;

/**
 * What a plan counts for on every day, on one basis: a new version on each day on which a report on
 * any of its activities takes effect. On the basis PUBLISHED it is as if nothing unpublished existed.
 */
export function planHistory({ plan, activities }: PlanDossier, basis: Basis): Version[] {
  if (basis === 'PUBLISHED' && plan.publishedAt === null) return [];
  const { areaId, fiscalYear, countsFrom } = plan;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  const counted = activities.map((dossier) => ({ dossier, reports: reportsThatCount(dossier, basis) }));
  const days = new Set([countsFrom]);
  for (const { reports } of counted) for (const report of reports) days.add(takesEffect(report, countsFrom));
  return [...days].sort().map((from) => {
    const standings = counted.map(({ dossier, reports }) => {
      const until = reports.filter((report) => takesEffect(report, countsFrom) <= from);
      return { weight: dossier.activity.weight, ...standingOf(dossier, until) };
    });
    return {
      from,
      cell,
      counts: { plansSubmitted: 1, ...countsOf(standings) },
      openDues: standings.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])),
    };
  });
}

/** The reports that say something, oldest first; on the basis PUBLISHED only the published ones. */
export function reportsThatCount({ reports }: ActivityDossier, basis: Basis): ActivityReport[] {
  return reports
    .filter((report) => report.status !== null && (basis === 'ALL' || report.publishedAt !== null))
    .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
}

/** A report that speaks for a day before its plan counts takes effect with the plan. */
function takesEffect({ reportedOn }: ActivityReport, countsFrom: Day): Day {
  return reportedOn > countsFrom ? reportedOn : countsFrom;
}

function orderOf({ reportedOn, recordedAt, id }: ActivityReport): string {
  return `${reportedOn} ${recordedAt} ${id}`;
}

type Weighed = Standing & { readonly weight: number | null };

function countsOf(standings: readonly Weighed[]): Record<string, number> {
  const counts: Record<string, number> = { activities: standings.length };
  const add = (measure: string): void => {
    counts[measure] = (counts[measure] ?? 0) + 1;
  };
  for (const { status, reportedOn, dueOn } of standings) {
    add(MEASURE_OF[status]);
    if (reportedOn === null) add('notReported');
    if (isOpen(status) && dueOn === null) add('undated');
  }
  return {
    ...counts,
    progressPoints: planPoints(standings.filter(({ status }) => status !== ActivityStatus.CANCELLED)),
  };
}

/**
 * The progress of a plan, weighted within it, times the number of its activities: so that plans can be
 * added up and then weigh by how many activities they have. In hundredths of a percent, rounded once
 * here, so that every sum of it is exact.
 */
function planPoints(standings: readonly Weighed[]): number {
  const weights = standings.map(({ weight }) => weight ?? 1);
  const total = sum(weights);
  // Where nothing weighs anything, everything weighs the same.
  const weighed = total > 0 ? weights : weights.map(() => 1);
  const points = sum(standings.map(({ progressPoints }, index) => progressPoints * (weighed[index] ?? 0)));
  return standings.length
    ? Math.round((standings.length * points) / (total > 0 ? total : standings.length))
    : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
