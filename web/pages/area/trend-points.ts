import type { AreaTrendQuery } from '../../operations';

/** How far an area was at the end of a month or a fiscal year. */
export interface TrendPoint {
  readonly fiscalYear: string;
  readonly asOf: string;
  readonly assignments: number;
  readonly implemented: number;
  /** Assignments that are still asked for: what the percentage is of. */
  readonly asked: number;
  readonly percentImplemented: number | null;
  readonly activities: number;
  readonly percentComplete: number | null;
  readonly percentExpected: number | null;
  readonly overdue: number;
}

/** The points of both series, by their days; where one series could not be had, the other stands alone. */
export function trendPoints(area: AreaTrendQuery['area'] | undefined): readonly TrendPoint[] {
  const decisions = area?.decisionProgressSeries ?? [];
  const plans = area?.planProgressSeries ?? [];
  const days = [...new Set([...decisions, ...plans].map(({ asOf }) => asOf))].sort();
  return days.map((asOf) => {
    const decided = decisions.find((each) => each.asOf === asOf);
    const planned = plans.find((each) => each.asOf === asOf);
    return {
      fiscalYear: decided?.fiscalYear ?? planned?.fiscalYear ?? '',
      asOf,
      assignments: decided?.assignments ?? 0,
      implemented: decided?.implemented ?? 0,
      asked: (decided?.assignments ?? 0) - (decided?.dropped ?? 0),
      percentImplemented: decided?.percentImplemented ?? null,
      activities: planned?.activities ?? 0,
      percentComplete: planned?.percentComplete ?? null,
      percentExpected: planned?.percentExpectedToDate ?? null,
      overdue: (decided?.overdue ?? 0) + (planned?.overdue ?? 0),
    };
  });
}
