import { Between, type EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { keepStates } from '../../lib/rollup/item-state';
import { lastDayOfMonth } from '../../lib/time/day';
import type { Dossier } from './assignment/assignment-history';
import { AssignmentState, assignmentStates } from './assignment/assignment-state';
import { dossiersOf, passedDownFrom } from './assignment/dossiers';
import { saveStanding } from './assignment/standing';
import { count, type Counted } from './decision-rollup';
import { Meeting } from './meeting/meeting';
import { askedReports } from './request/asked-report';

/** What an act changes, as far as it is counted. */
export interface Scope {
  /** Assignments on which something changes that bears on them. */
  readonly assignmentIds?: readonly string[];
  /** A meeting that comes, goes or becomes public; or one whose letters do. */
  readonly meeting?: Pick<Meeting, 'id' | 'areaId' | 'countsFrom'>;
}

/**
 * Changes records and counts the difference, all in the transaction of the act. `change` writes the
 * rows, and gives new assignments of the same decisions where it adds some; what the assignments then
 * come to is read back and saved, with what follows from it for those passed down from their decisions,
 * and for the reports that letters ask for.
 */
export async function changeRecords(
  manager: EntityManager,
  kind: DatabaseKind,
  { assignmentIds = [], meeting }: Scope,
  change: (before: readonly Dossier[]) => Promise<readonly Dossier[] | void>,
): Promise<void> {
  const bearing = await dossiersOf(manager, kind, assignmentIds);
  const below = await belowOf(manager, bearing);
  const before = await countedOf(manager, [...bearing, ...(await dossiersOf(manager, kind, below))], meeting);
  const added = (await change(bearing)) ?? [];
  const written = await dossiersOf(manager, kind, assignmentIds);
  for (const dossier of written) await saveStanding(manager, dossier);
  const others = [...idsOf(added), ...below];
  const changed = mayBeCovered(written, others)
    ? await dossiersOf(manager, kind, [...assignmentIds, ...others])
    : written;
  const after = await countedOf(manager, changed, meeting);
  await count(manager, kind, before, after);
  await keepStatesOf(manager, before.dossiers ?? [], changed);
}

/** Changes what bears on some assignments, and counts the difference. */
export function changeAssignments(
  manager: EntityManager,
  kind: DatabaseKind,
  assignmentIds: readonly string[],
  change: (before: readonly Dossier[]) => Promise<void>,
): Promise<void> {
  return changeRecords(manager, kind, { assignmentIds }, change);
}

/** Counts new assignments, which `insert` writes; they may cover what was passed down before. */
export async function addAssignments(
  manager: EntityManager,
  kind: DatabaseKind,
  added: readonly Dossier[],
  insert: () => Promise<void>,
): Promise<void> {
  const below = await belowOf(manager, added);
  const before = await dossiersOf(manager, kind, below);
  await insert();
  const after = mayBeCovered(added, below)
    ? await dossiersOf(manager, kind, [...idsOf(added), ...below])
    : added;
  await count(manager, kind, { dossiers: before }, { dossiers: after });
  await keepStatesOf(manager, before, after);
}

/** Whether who covers whom must be read again: passed-down work follows what has just been written. */
function mayBeCovered(dossiers: readonly Dossier[], others: readonly string[]): boolean {
  return others.length > 0 || dossiers.some(({ derivedFromId }) => derivedFromId !== null);
}

/** The assignments of decisions that were passed down from those of some others, and are not among them. */
async function belowOf(manager: EntityManager, dossiers: readonly Dossier[]): Promise<string[]> {
  const among = new Set(idsOf(dossiers));
  const decisionIds = dossiers.map(({ assignment }) => assignment.decisionId);
  return (await passedDownFrom(manager, decisionIds)).filter((id) => !among.has(id));
}

async function countedOf(
  manager: EntityManager,
  dossiers: readonly Dossier[],
  meeting: Scope['meeting'],
): Promise<Counted> {
  const meetingIds = dossiers.map(({ assignment }) => assignment.meetingId);
  const areaIds = dossiers.map(({ assignment }) => assignment.areaId);
  return {
    dossiers,
    meetings: meeting ? await sameMonth(manager, meeting) : [],
    asked: [
      ...(await askedReports(manager, meetingIds, areaIds)),
      ...(meeting ? await askedReports(manager, [meeting.id]) : []),
    ],
  };
}

function sameMonth(
  manager: EntityManager,
  { areaId, countsFrom }: Pick<Meeting, 'areaId' | 'countsFrom'>,
): Promise<Meeting[]> {
  const month = countsFrom.slice(0, 7);
  return manager.findBy(Meeting, { areaId, countsFrom: Between(`${month}-01`, lastDayOfMonth(month)) });
}

async function keepStatesOf(
  manager: EntityManager,
  before: readonly Dossier[],
  after: readonly Dossier[],
): Promise<void> {
  await keepStates(manager, AssignmentState, idsOf(before), after.flatMap(assignmentStates));
}

function idsOf(dossiers: readonly Dossier[]): string[] {
  return dossiers.map(({ assignment }) => assignment.id);
}
