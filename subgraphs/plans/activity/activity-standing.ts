import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { Day } from '../../../lib/time/day';
import type { ActivityReport } from '../progress/activity-report';
import type { Activity } from './activity';
import { ActivityStatus } from './activity-status';
import type { Occurrence } from './occurrence';
import { Recurrence } from './period';

/** Everything that decides how far an activity has come. */
export interface ActivityDossier {
  readonly activity: Activity;
  readonly occurrences: readonly Occurrence[];
  readonly reports: readonly ActivityReport[];
}

/** How far an activity has come by some of its reports. */
export interface Standing {
  readonly status: ActivityStatus;
  readonly statusBasis: StatusBasis | null;
  readonly reportedOn: Day | null;
  /** Progress in hundredths of a percent, a whole number from 0 to 10,000. */
  readonly progressPoints: number;
  /** The day after which it is overdue; null where it has none or is no longer open. */
  readonly dueOn: Day | null;
  /** When each occurrence that is done was first reported so, by its position. */
  readonly doneOn: ReadonlyMap<number, Day>;
}

export const ALL_DONE = 10_000;

/** How far an activity has come by reports that count (see `standingReports`), given oldest first. */
export function standingOf(
  { activity, occurrences }: ActivityDossier,
  reports: readonly ActivityReport[],
): Standing {
  const last = reports.at(-1);
  const status = last ? countedStatus(last) : ActivityStatus.NOT_STARTED;
  const doneOn = new Map<number, Day>();
  for (const report of reports) {
    for (const position of report.occurrencesDone) {
      if (!doneOn.has(position)) doneOn.set(position, report.reportedOn);
    }
  }
  return {
    status,
    statusBasis: last?.statusBasis ?? null,
    reportedOn: last?.reportedOn ?? null,
    progressPoints: progressOf(status, reports, occurrences, doneOn),
    dueOn: isOpen(status) ? dueDay(activity, occurrences, doneOn) : null,
    doneOn,
  };
}

/** Whether there is still something to do. */
export function isOpen(status: ActivityStatus): boolean {
  return status === ActivityStatus.NOT_STARTED || status === ActivityStatus.IN_PROGRESS;
}

/** The status a report counts as: what was only inferred from prose is not done until someone confirms it. */
function countedStatus({ status, statusBasis }: ActivityReport): ActivityStatus {
  if (status === ActivityStatus.COMPLETED && statusBasis === StatusBasis.INFERRED)
    return ActivityStatus.IN_PROGRESS;
  return status ?? ActivityStatus.NOT_STARTED;
}

/** A later report that says "under way" and no figure does not take back the last figure. */
function progressOf(
  status: ActivityStatus,
  reports: readonly ActivityReport[],
  occurrences: readonly Occurrence[],
  doneOn: ReadonlyMap<number, Day>,
): number {
  if (status === ActivityStatus.COMPLETED) return ALL_DONE;
  if (status === ActivityStatus.NOT_STARTED) return 0;
  const stated = reports.findLast(({ progress }) => progress !== null)?.progress;
  if (stated !== null && stated !== undefined) return Math.round(stated * 100);
  return occurrences.length ? Math.round((doneOn.size * ALL_DONE) / occurrences.length) : 0;
}

/**
 * The first day on which something of an open activity falls due: its earliest dated occurrence that
 * is not done, or its end. One that recurs without an end has until the last day of its year. An end
 * in doubt is no day at all.
 */
function dueDay(
  activity: Activity,
  occurrences: readonly Occurrence[],
  doneOn: ReadonlyMap<number, Day>,
): Day | null {
  const steps = occurrences.flatMap(({ on, position }) => (on !== null && !doneOn.has(position) ? [on] : []));
  const end = endDay(activity);
  return [...steps, ...(end === null ? [] : [end])].sort()[0] ?? null;
}

/** The day by which all of an activity is to be done; null where it has no such day, or one in doubt. */
export function endDay({ endsOn, endsOnInDoubt, recurrence, fiscalYear }: Activity): Day | null {
  if (endsOnInDoubt) return null;
  return endsOn ?? (recurrence === Recurrence.NONE ? null : fiscalYearSpan(fiscalYear).to);
}
