import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { groupByKey } from '../../lib/loaders/group-by-key';
import { changeOf, type Basis, type Delta, type Version } from '../../lib/rollup/history';
import { Rollup } from '../../lib/rollup/rollup';
import type { Day } from '../../lib/time/day';
import {
  assignmentHistory,
  countedStatus,
  duesThatCount,
  isPublic,
  reportsThatCount,
  type Dossier,
} from './assignment/assignment-history';
import { Assignment, AssignmentStatus } from './assignment/assignment';
import { DueChange } from './assignment/due-change';
import { Decision } from './decision/decision';
import { Meeting } from './meeting/meeting';
import { DecisionReport } from './progress/decision-report';

/** The counts kept for meetings and decisions. docs/measures.md says what each means. */
export const decisionRollup = new Rollup('decision', [
  'meetingsHeld',
  'assignments',
  'notStarted',
  'inProgress',
  'implemented',
  'dropped',
  'overdue',
  'notReported',
  'undated',
]);

const BASES: readonly Basis[] = ['ALL', 'PUBLISHED'];

/** What is counted, before or after a change: meetings, and assignments with all that bears on them. */
export interface Counted {
  readonly meetings: readonly Meeting[];
  readonly dossiers: readonly Dossier[];
}

export const NOTHING: Counted = { meetings: [], dossiers: [] };

/** Counts the change from one state of some records to another, in the transaction that makes it. */
export async function count(
  manager: EntityManager,
  kind: DatabaseKind,
  before: Counted,
  after: Counted,
): Promise<void> {
  await decisionRollup.apply(manager, kind, deltasBetween(before, after));
}

/** Every delta between two states of some records; `NOTHING` before gives all they count for. */
export function deltasBetween(before: Counted, after: Counted): Delta[] {
  const deltas: Delta[] = [];
  for (const basis of BASES) {
    const histories = (state: Counted): Map<string, Version[]> =>
      new Map([
        ...state.meetings.map((meeting) => [meeting.id, meetingHistory(meeting, basis)] as const),
        ...state.dossiers.map(
          (dossier) => [dossier.assignment.id, assignmentHistory(dossier, basis)] as const,
        ),
      ]);
    const then = histories(before);
    const now = histories(after);
    for (const id of new Set([...then.keys(), ...now.keys()])) {
      deltas.push(...changeOf(then.get(id) ?? [], now.get(id) ?? []));
    }
  }
  return deltas;
}

function meetingHistory(meeting: Meeting, basis: Basis): Version[] {
  if (basis === 'PUBLISHED' && meeting.publishedAt === null) return [];
  const { countsFrom, fiscalYear, areaId } = meeting;
  const cell = { basis, fiscalYear, areaId, issuerId: areaId };
  return [{ from: countsFrom, cell, counts: { meetingsHeld: 1 }, openDues: [] }];
}

/** Reads all that bears on some assignments, locking them until the transaction ends. */
export async function dossiersOf(
  manager: EntityManager,
  kind: DatabaseKind,
  assignmentIds: readonly string[],
): Promise<Dossier[]> {
  const ids = [...new Set(assignmentIds)].sort();
  const dossiers: Dossier[] = [];
  for (let start = 0; start < ids.length; start += 1000) {
    dossiers.push(...(await pageOfDossiers(manager, kind, ids.slice(start, start + 1000))));
  }
  return dossiers;
}

async function pageOfDossiers(manager: EntityManager, kind: DatabaseKind, ids: string[]): Promise<Dossier[]> {
  const query = manager.createQueryBuilder(Assignment, 'row').where('row.id IN (:...ids)', { ids });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  const assignments = await query.orderBy('row.id').getMany();
  const dues = await manager
    .createQueryBuilder(DueChange, 'row')
    .where('row.assignmentId IN (:...ids)', { ids })
    .getMany();
  const reports = await manager
    .createQueryBuilder(DecisionReport, 'row')
    .where('row.assignmentId IN (:...ids)', { ids })
    .getMany();
  const about: { id: string; kind: string; published: string | null }[] = await manager
    .createQueryBuilder(Decision, 'decision')
    .innerJoin(Meeting, 'meeting', 'meeting.id = decision.meetingId')
    .where('decision.id IN (:...decisions)', { decisions: assignments.map((row) => row.decisionId) })
    .select(['decision.id AS id', 'decision.kind AS kind', 'meeting.publishedAt AS published'])
    .getRawMany();
  const decisions = new Map(about.map((row) => [row.id, row]));
  const found = assignments.map(({ id }) => id);
  const duesOf = groupByKey(found, dues, ({ assignmentId }) => assignmentId);
  const reportsOf = groupByKey(found, reports, ({ assignmentId }) => assignmentId);
  return assignments.map((assignment, index) => {
    const decision = decisions.get(assignment.decisionId);
    return {
      assignment,
      kind: decision?.kind as Dossier['kind'],
      meetingPublished: Boolean(decision?.published),
      dues: duesOf[index] ?? [],
      reports: reportsOf[index] ?? [],
    };
  });
}

/**
 * Changes what bears on some assignments and counts the difference, all in the transaction of the
 * act. `change` writes the rows; what the assignments then come to is read back and saved. A meeting
 * that changes along with them is given as it was and as it is.
 */
export async function changeAssignments(
  manager: EntityManager,
  kind: DatabaseKind,
  assignmentIds: readonly string[],
  change: (before: readonly Dossier[]) => Promise<void>,
  meeting?: { readonly before: Meeting; readonly after: Meeting },
): Promise<void> {
  const before = await dossiersOf(manager, kind, assignmentIds);
  await change(before);
  const after = await dossiersOf(manager, kind, assignmentIds);
  await count(
    manager,
    kind,
    { meetings: meeting ? [meeting.before] : [], dossiers: before },
    { meetings: meeting ? [meeting.after] : [], dossiers: after },
  );
  for (const dossier of after) await saveStanding(manager, dossier);
}

/** Brings what an assignment shows of itself in line with its reports and due days, and saves it. */
async function saveStanding(manager: EntityManager, dossier: Dossier): Promise<void> {
  const { assignment, kind } = dossier;
  const last = reportsThatCount(dossier, 'ALL').at(-1);
  const published = reportsThatCount(dossier, 'PUBLISHED');
  const lastPublished = published.at(-1);
  const due = duesThatCount(dossier, 'ALL').at(-1);
  const publishedDue = duesThatCount(dossier, 'PUBLISHED').at(-1);
  const standing = {
    status: last ? countedStatus(last, kind) : AssignmentStatus.NOT_STARTED,
    statusBasis: last?.statusBasis ?? null,
    progress: last?.progress ?? null,
    reportedOn: last?.reportedOn ?? null,
    published: isPublic(dossier, published),
    publishedStatus: lastPublished ? countedStatus(lastPublished, kind) : AssignmentStatus.NOT_STARTED,
    publishedStatusBasis: lastPublished?.statusBasis ?? null,
    publishedProgress: lastPublished?.progress ?? null,
    publishedReportedOn: lastPublished?.reportedOn ?? null,
    lateAfter: lateAfter(dossier, 'ALL'),
    publishedLateAfter: lateAfter(dossier, 'PUBLISHED'),
    dueOn: due?.dueOn ?? null,
    dueBasis: due?.dueBasis ?? null,
    publishedDueOn: publishedDue?.dueOn ?? null,
    publishedDueBasis: publishedDue?.dueBasis ?? null,
    revision: assignment.revision + 1,
  };
  await manager.update(Assignment, { id: assignment.id }, standing);
}

/** The due day that counts in the newest version, as the roll-up counts it. */
function lateAfter(dossier: Dossier, basis: Basis): Day | null {
  return assignmentHistory(dossier, basis).at(-1)?.openDues[0] ?? null;
}
