import type { Basis, Version } from '../../../lib/rollup/history';
import { addDays } from '../../../lib/time/day';
import { takesEffect, untilDay } from '../activity/activity-history';
import { ActivityStatus } from '../activity/activity-status';
import { standingOf, type ActivityDossier } from '../activity/activity-standing';
import { expectedSteps, type ExpectedStep } from '../activity/expected-steps';
import { standingReports } from '../../../lib/rollup/standing-reports';
import type { ActionPlan } from './action-plan';

/** Everything that decides what a plan counts for. */
export interface PlanDossier {
  readonly plan: ActionPlan;
  /** In the order of the plan. */
  readonly activities: readonly ActivityDossier[];
}

/**
 * What a plan as a whole counts for on every day, on one basis, beside what its activities count for: a
 * new version on each day on which a report on any of them takes effect. On the basis PUBLISHED it is as
 * if nothing unpublished existed.
 */
export function planHistory({ plan, activities }: PlanDossier, basis: Basis): Version[] {
  if (basis === 'PUBLISHED' && plan.publishedAt === null) return [];
  const { areaId, fiscalYear, countsFrom } = plan;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  const known = activities.map((dossier) => ({
    dossier,
    reports: standingReports(dossier.reports, basis),
    steps: expectedSteps(dossier),
  }));
  const days = new Set([countsFrom]);
  for (const { reports } of known) for (const report of reports) days.add(takesEffect(report, plan));
  return [...days].sort().map((from) => {
    const asked = weighed(
      known.flatMap(({ dossier, reports, steps }) => {
        const { activity } = dossier;
        const { status, progressPoints } = standingOf(dossier, untilDay(reports, from, activity));
        return status === ActivityStatus.CANCELLED
          ? []
          : [{ weight: activity.weight, progressPoints, steps }];
      }),
    );
    const progress = asked.reduce((sum, { weight, progressPoints }) => sum + weight * progressPoints, 0);
    return {
      from,
      cell,
      counts: { plansSubmitted: 1, progressPoints: planPoints(asked, progress) },
      openDues: [],
      inTime: expectedInTime(asked),
    };
  });
}

interface Asked {
  readonly weight: number;
  readonly progressPoints: number;
  readonly steps: readonly ExpectedStep[];
}

/** Activities that are not cancelled, with their weights: 1 where none is given, and where nothing weighs anything. */
function weighed(activities: readonly (Omit<Asked, 'weight'> & { weight: number | null })[]): Asked[] {
  const weightless = activities.every(({ weight }) => weight === 0);
  return activities.map((activity) => ({ ...activity, weight: weightless ? 1 : (activity.weight ?? 1) }));
}

/**
 * Weighed points of a plan's activities, divided by their weights, times their number: so that plans can
 * be added up and then weigh by how many activities they have. In hundredths of a percent, rounded once
 * here, so that every sum of it is exact.
 */
function planPoints(asked: readonly Asked[], points: number): number {
  const weights = asked.reduce((sum, { weight }) => sum + weight, 0);
  return weights > 0 ? Math.round((asked.length * points) / weights) : 0;
}

/** What the days of the plan ask for beyond the day before: counted from the day after, as what is overdue is. */
function expectedInTime(asked: readonly Asked[]): NonNullable<Version['inTime']> {
  const added = asked
    .flatMap(({ weight, steps }) =>
      steps.map(({ by, points }, index) => ({
        by,
        points: weight * (points - (steps[index - 1]?.points ?? 0)),
      })),
    )
    .sort((left, right) => (left.by < right.by ? -1 : left.by > right.by ? 1 : 0));
  let points = 0;
  let told = 0;
  return added.flatMap((step, index) => {
    points += step.points;
    if (added[index + 1]?.by === step.by) return [];
    const expectedPoints = planPoints(asked, points) - told;
    told += expectedPoints;
    return [{ from: addDays(step.by, 1), counts: { expectedPoints } }];
  });
}
