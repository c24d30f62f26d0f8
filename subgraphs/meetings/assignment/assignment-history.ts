import type { Basis, Version } from '../../../lib/rollup/history';
import type { Day } from '../../../lib/time/day';
import { DecisionKind } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { KnownFrom } from '../meeting/meeting';
import type { DecisionReport } from '../progress/decision-report';
import { AssignmentStatus, type Assignment } from './assignment';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { DueChange } from './due-change';

/** Everything that decides what an assignment counts for. */
export interface Dossier {
  readonly assignment: Assignment;
  readonly kind: DecisionKind;
  readonly meetingPublished: boolean;
  readonly dues: readonly DueChange[];
  readonly reports: readonly DecisionReport[];
}

const MEASURE_OF: Record<AssignmentStatus, string> = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  IMPLEMENTED: 'implemented',
  DROPPED: 'dropped',
};

/**
 * What an assignment counts for on every day, on one basis: a new version on each day on which a
 * report or a due day takes effect. On the basis PUBLISHED it is as if nothing unpublished existed.
 */
export function assignmentHistory(dossier: Dossier, basis: Basis): Version[] {
  const { assignment, kind } = dossier;
  const reports = reportsThatCount(dossier, basis);
  const dues = duesThatCount(dossier, basis);
  if (basis === 'PUBLISHED' && !isPublic(dossier, reports)) return [];
  const { areaId, issuerId, fiscalYear, assignedOn } = assignment;
  const cell = { basis, fiscalYear, areaId, issuerId };
  const days = new Set([
    assignedOn,
    ...reports.map(({ reportedOn }) => reportedOn),
    ...dues.map(({ from }) => from),
  ]);
  return [...days]
    .map((day) => later(day, assignedOn))
    .sort()
    .map((from) => {
      const report = latest(reports, from, (each) => later(each.reportedOn, assignedOn));
      const due = latest(dues, from, (each) => each.from);
      const status = report ? countedStatus(report, kind) : AssignmentStatus.NOT_STARTED;
      const open = isOpen(status);
      return {
        from,
        cell,
        counts: {
          assignments: 1,
          [MEASURE_OF[status]]: 1,
          notReported: report ? 0 : 1,
          undated: open && !due?.dueOn ? 1 : 0,
        },
        openDues: due?.dueOn && open && !isMet(due, kind, status, report) ? [due.dueOn] : [],
      };
    });
}

/**
 * Whether an open assignment has met its due day all the same. A letter that asks for a report by a day
 * is met by the report, whatever it says; a continuing decision is met by being kept up.
 */
function isMet(
  due: Pick<DueChange, 'dueBasis' | 'from'>,
  kind: DecisionKind,
  status: AssignmentStatus,
  report: Pick<DecisionReport, 'reportedOn'> | null,
): boolean {
  if (due.dueBasis === DueBasis.REQUEST && report) return report.reportedOn >= due.from;
  return kind === DecisionKind.CONTINUING && status === AssignmentStatus.IN_PROGRESS;
}

/** Whether there is still something to do. */
function isOpen(status: AssignmentStatus): boolean {
  return status === AssignmentStatus.NOT_STARTED || status === AssignmentStatus.IN_PROGRESS;
}

/**
 * The status a report counts as. A continuing decision is never implemented once and for all, and
 * what was only inferred from prose is not implemented until someone confirms it.
 */
export function countedStatus(
  { status, statusBasis }: Pick<DecisionReport, 'status' | 'statusBasis'>,
  kind: DecisionKind,
): AssignmentStatus {
  if (status !== AssignmentStatus.IMPLEMENTED) return status ?? AssignmentStatus.NOT_STARTED;
  const counts = kind === DecisionKind.ONE_TIME && statusBasis !== StatusBasis.INFERRED;
  return counts ? AssignmentStatus.IMPLEMENTED : AssignmentStatus.IN_PROGRESS;
}

/**
 * The reports that say something and still stand, oldest first; on the basis PUBLISHED only the published
 * ones. A correction takes the place of the report it corrects, for the public once it is published; taken
 * back, it leaves the corrected report as it was.
 */
export function reportsThatCount({ reports }: Dossier, basis: Basis): DecisionReport[] {
  const standing = reports.filter(
    ({ deletedAt, publishedAt }) => deletedAt === null && (basis === 'ALL' || publishedAt !== null),
  );
  const corrects = new Map(reports.map(({ id, supersedesId }) => [id, supersedesId]));
  const superseded = new Set<string>();
  for (const { supersedesId } of standing)
    for (let id = supersedesId; id && !superseded.has(id); id = corrects.get(id) ?? null) superseded.add(id);
  return standing
    .filter(({ id, status }) => status !== null && !superseded.has(id))
    .sort((left, right) => compare(left.reportedOn, right.reportedOn) || byRecording(left, right));
}

/** The due days that were set, in the order in which they hold; on the basis PUBLISHED only those that are public. */
export function duesThatCount({ dues }: Dossier, basis: Basis): DueChange[] {
  return dues
    .filter(({ publishedAt }) => basis === 'ALL' || publishedAt !== null)
    .sort((left, right) => compare(left.from, right.from) || byRecording(left, right));
}

/** The public knows of an assignment from published minutes, or from a published report on them. */
export function isPublic(
  { assignment, meetingPublished }: Dossier,
  published: readonly DecisionReport[],
): boolean {
  return meetingPublished && (assignment.knownFrom === KnownFrom.MINUTES || published.length > 0);
}

function latest<Item>(items: readonly Item[], on: Day, dayOf: (item: Item) => Day): Item | null {
  const until = items.filter((item) => dayOf(item) <= on);
  return until.sort((left, right) => compare(dayOf(left), dayOf(right))).at(-1) ?? null;
}

function byRecording(
  left: { recordedAt: string; id: string },
  right: { recordedAt: string; id: string },
): number {
  return compare(left.recordedAt, right.recordedAt) || compare(left.id, right.id);
}

function later(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
