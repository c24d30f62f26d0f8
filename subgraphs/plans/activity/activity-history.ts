import type { Basis } from '../../../lib/rollup/history';
import type { StatedVersion } from '../../../lib/rollup/item-state';
import { verificationCounts, type Verification } from '../../../lib/rollup/verification';
import { addDays, type Day } from '../../../lib/time/day';
import type { ActivityReport } from '../progress/activity-report';
import { standingReports } from '../../../lib/rollup/standing-reports';
import type { Activity } from './activity';
import { ActivityStatus } from './activity-status';
import { isOpen, standingOf, type ActivityDossier, type Standing } from './activity-standing';

const MEASURE_OF = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
} as const satisfies Record<ActivityStatus, string>;

/** A version of an activity, with what the superior office has made of its last report; null where there is none. */
export interface ActivityVersion extends StatedVersion {
  readonly verification: Verification | null;
}

/**
 * What an activity counts for on every day, on one basis, beside what its whole plan counts for: a new
 * version on each day on which a report on it takes effect, the first on the day its plan counts.
 */
export function activityHistory(dossier: ActivityDossier, basis: Basis): ActivityVersion[] {
  const { activity, occurrences } = dossier;
  if (basis === 'PUBLISHED' && !activity.published) return [];
  const { areaId, fiscalYear, countsFrom } = activity;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  const reports = standingReports(dossier.reports, basis);
  const days = new Set([countsFrom, ...reports.map((report) => takesEffect(report, activity))]);
  return [...days].sort().map((from) => {
    const known = untilDay(reports, from, activity);
    const last = known.at(-1) ?? null;
    const standing = standingOf(dossier, known);
    const { status, reportedOn, dueOn, doneOn } = standing;
    const undated = isOpen(status) && dueOn === null;
    return {
      from,
      cell,
      status,
      reportedOn,
      undated,
      verification: last?.verification ?? null,
      counts: {
        activities: 1,
        [MEASURE_OF[status]]: 1,
        notReported: reportedOn === null ? 1 : 0,
        undated: undated ? 1 : 0,
        ...verificationCounts(last),
        ...stepsOf(standing, occurrences.length),
      },
      openDues: dueOn === null ? [] : [dueOn],
      inTime: occurrences.flatMap(({ on, position }) =>
        isOpen(status) && on !== null && !doneOn.has(position)
          ? [{ from: addDays(on, 1), counts: { occurrencesMissed: 1 } }]
          : [],
      ),
    };
  });
}

/** The reports that have taken effect by the end of a day. */
export function untilDay(reports: readonly ActivityReport[], on: Day, activity: Activity): ActivityReport[] {
  return reports.filter((report) => takesEffect(report, activity) <= on);
}

/** A report that speaks for a day before its plan counts takes effect with the plan. */
export function takesEffect(
  { reportedOn }: ActivityReport,
  { countsFrom }: Pick<Activity, 'countsFrom'>,
): Day {
  return reportedOn > countsFrom ? reportedOn : countsFrom;
}

/** What is given up is asked of nobody; what is done as a whole is done in all its steps. */
function stepsOf({ status, doneOn }: Standing, occurrences: number): Record<string, number> {
  if (status === ActivityStatus.CANCELLED) return {};
  return { occurrences, occurrencesDone: status === ActivityStatus.COMPLETED ? occurrences : doneOn.size };
}
