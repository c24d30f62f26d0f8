import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import type { Basis } from '../../../lib/rollup/history';
import type { StatedVersion } from '../../../lib/rollup/item-state';
import { standingReports } from '../../../lib/rollup/standing-reports';
import { verificationCounts, type Verification } from '../../../lib/rollup/verification';
import { addDays, type Day } from '../../../lib/time/day';
import { periodEnd, type AskedEvery } from '../decision/asked-every';
import { DecisionKind } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { KnownFrom } from '../meeting/meeting';
import type { DecisionReport } from '../progress/decision-report';
import { AssignmentStatus, type Assignment } from './assignment';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { DueChange } from './due-change';

/** What an assignment is, whatever becomes of it. */
export type AssignmentFacts = Pick<
  Assignment,
  'id' | 'decisionId' | 'meetingId' | 'areaId' | 'issuerId' | 'fiscalYear' | 'assignedOn' | 'knownFrom'
>;

/** An assignment with everything that decides what it counts for. */
export interface Dossier extends Bearing {
  readonly assignment: Assignment;
}

/** Everything that decides what an assignment counts for. */
export interface Bearing {
  readonly assignment: AssignmentFacts;
  readonly kind: DecisionKind;
  /** How often a continuing decision asks anew; null where it does not say. */
  readonly askedEvery: AskedEvery | null;
  /** The decision that its own was passed down from. */
  readonly derivedFromId: string | null;
  readonly meetingPublished: boolean;
  /** Who counts the same work already, from a day on, for what was passed down; by basis. */
  readonly cover: Readonly<Record<Basis, Cover | null>>;
  readonly dues: readonly DueChange[];
  readonly reports: readonly DecisionReport[];
}

/** The area whose own assignment covers one that was passed down from it. */
export interface Cover {
  readonly areaId: string;
  readonly from: Day;
}

export const NOT_COVERED: Bearing['cover'] = { ALL: null, PUBLISHED: null };

/** A version of an assignment, with its due day and the source of it, and what was made of its report from above. */
export type AssignmentVersion = StatedVersion & {
  /** The day by which it was to be carried out, whatever has become of it. */
  readonly dueBy: Day | null;
  readonly dueBasis: DueBasis | null;
  readonly verification: Verification | null;
};

const MEASURE_OF: Record<AssignmentStatus, string> = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  IMPLEMENTED: 'implemented',
  DROPPED: 'dropped',
};

/** What an assignment counts for on each basis. */
export type Histories = Readonly<Record<Basis, AssignmentVersion[]>>;

/** Both histories of an assignment, for whoever needs them more than once. */
export function historiesOf(bearing: Bearing): Histories {
  return { ALL: assignmentHistory(bearing, 'ALL'), PUBLISHED: assignmentHistory(bearing, 'PUBLISHED') };
}

/**
 * What an assignment counts for on every day, on one basis: a new version on each day on which a
 * report or a due day takes effect. On the basis PUBLISHED it is as if nothing unpublished existed.
 */
export function assignmentHistory(dossier: Bearing, basis: Basis): AssignmentVersion[] {
  const { assignment, kind } = dossier;
  const reports = reportsThatCount(dossier, basis);
  const dues = duesThatCount(dossier, basis);
  if (basis === 'PUBLISHED' ? !isPublic(dossier, reports) : !isOwed(dossier, reports)) return [];
  const { areaId, issuerId, fiscalYear, assignedOn } = assignment;
  const cover = dossier.cover[basis];
  const days = new Set([
    assignedOn,
    ...reports.map(({ reportedOn }) => later(reportedOn, assignedOn)),
    ...dues.map(({ from }) => from),
    ...(cover ? [later(cover.from, assignedOn)] : []),
  ]);
  return [...days].sort().map((from) => {
    const report = latest(reports, from, (each) => later(each.reportedOn, assignedOn));
    const due = dueOn(
      dossier,
      latest(dues, from, (each) => each.from),
      report,
    );
    const status = report ? countedStatus(report, kind) : AssignmentStatus.NOT_STARTED;
    const open = isOpen(status);
    const undated = open && !due?.dueOn;
    const coverId = cover && cover.from <= from ? cover.areaId : undefined;
    return {
      from,
      cell: { basis, fiscalYear, areaId, issuerId, coverId },
      counts: {
        assignments: 1,
        [MEASURE_OF[status]]: 1,
        notReported: report ? 0 : 1,
        undated: undated ? 1 : 0,
        ...verificationCounts(report),
      },
      openDues: due?.dueOn && open && !isMet(due, dossier, status, report) ? [due.dueOn] : [],
      status,
      reportedOn: report?.reportedOn ?? null,
      undated,
      dueBy: due?.dueOn ?? null,
      dueBasis: due?.dueBasis ?? null,
      verification: report?.verification ?? null,
    };
  });
}

type Due = Pick<DueChange, 'dueOn' | 'dueBasis' | 'from'>;

/**
 * The due day that holds: the one that was set, or else the end of the period in which a continuing
 * decision next asks for a report. It first asks for the whole period after its meeting, and no more
 * after the end of its fiscal year.
 */
export function dueOn(
  { assignment, kind, askedEvery }: Pick<Bearing, 'assignment' | 'kind' | 'askedEvery'>,
  set: Due | null,
  report: Pick<DecisionReport, 'reportedOn'> | null,
): Due | null {
  if (set?.dueOn || kind !== DecisionKind.CONTINUING || !askedEvery) return set;
  const { assignedOn, fiscalYear } = assignment;
  const yearEnds = fiscalYearSpan(fiscalYear).to;
  const from = later(report?.reportedOn ?? assignedOn, assignedOn);
  const nextEnds = periodEnd(addDays(periodEnd(from, askedEvery), 1), askedEvery);
  return { dueOn: nextEnds < yearEnds ? nextEnds : yearEnds, dueBasis: DueBasis.PERIOD, from };
}

/**
 * Whether an open assignment has met its due day all the same. A letter that asks for a report by a day
 * is met by the report, whatever it says; a continuing decision is met by being kept up, or where it asks
 * for each period by a report in that period.
 */
function isMet(
  due: Due,
  { kind, askedEvery }: Bearing,
  status: AssignmentStatus,
  report: Pick<DecisionReport, 'reportedOn'> | null,
): boolean {
  if (due.dueBasis === DueBasis.REQUEST && report) return report.reportedOn >= due.from;
  if (due.dueBasis === DueBasis.PERIOD && askedEvery)
    return report !== null && periodEnd(report.reportedOn, askedEvery) >= (due.dueOn ?? '');
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

/** The reports on an assignment that count, oldest first. */
export function reportsThatCount({ reports }: Pick<Bearing, 'reports'>, basis: Basis): DecisionReport[] {
  return standingReports(reports, basis);
}

/**
 * The due days that were set, in the order in which they hold; on the basis PUBLISHED only those that are
 * public. A letter sets one only where there is none.
 */
export function duesThatCount({ dues, kind, askedEvery }: Bearing, basis: Basis): DueChange[] {
  const inOrder = dues
    .filter(({ publishedAt }) => basis === 'ALL' || publishedAt !== null)
    .sort(
      (left, right) =>
        compare(left.from, right.from) ||
        Number(byLetter(left)) - Number(byLetter(right)) ||
        byRecording(left, right),
    );
  const asksItself = kind === DecisionKind.CONTINUING && askedEvery !== null;
  const holding: DueChange[] = [];
  for (const due of inOrder) {
    const has = asksItself || Boolean(holding.at(-1)?.dueOn);
    if (!byLetter(due) || !has) holding.push(due);
  }
  return holding;
}

function byLetter({ dueBasis }: DueChange): boolean {
  return dueBasis === DueBasis.REQUEST;
}

/** The public knows of an assignment from published minutes, or from a published report on them. */
export function isPublic(dossier: Bearing, published: readonly DecisionReport[]): boolean {
  return dossier.meetingPublished && isOwed(dossier, published);
}

/** What is known only from reports is owed as long as one of them stands. */
function isOwed({ assignment }: Bearing, reports: readonly DecisionReport[]): boolean {
  return assignment.knownFrom === KnownFrom.MINUTES || reports.length > 0;
}

/** The last of some items that holds on a day; they are given by their days. */
function latest<Item>(items: readonly Item[], on: Day, dayOf: (item: Item) => Day): Item | null {
  return items.findLast((item) => dayOf(item) <= on) ?? null;
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
