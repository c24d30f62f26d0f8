import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { changeOf, deltasOfAll, type Basis, type Delta, type Version } from '../../lib/rollup/history';
import { Rollup } from '../../lib/rollup/rollup';
import { assignmentHistory, type Dossier, type Histories } from './assignment/assignment-history';
import type { Meeting } from './meeting/meeting';
import { meetingHistories } from './meeting/meeting-history';
import { askedReportHistory, type AskedReport } from './request/asked-report';

/**
 * The counts kept for meetings and decisions. docs/measures.md says what each means; `meetingMonths` is
 * a set of months (meeting/meeting-history.ts). What is claimed is what is left of those reported.
 */
export const decisionRollup = new Rollup('decision', [
  'meetingsHeld',
  'meetingMonths',
  'assignments',
  'notStarted',
  'inProgress',
  'implemented',
  'dropped',
  'overdue',
  'notReported',
  'undated',
  'reportsDue',
  'reportsLate',
  'verified',
  'disputed',
]);

const BASES: readonly Basis[] = ['ALL', 'PUBLISHED'];

/** What is counted, before or after a change. */
export interface Counted {
  /** All of an area and a month, where one of them changes. */
  readonly meetings?: readonly Meeting[];
  /** Assignments with all that bears on them. */
  readonly dossiers?: readonly Dossier[];
  /** Reports that letters ask for. */
  readonly asked?: readonly AskedReport[];
}

/** Counts the change from one state of some records to another, in the transaction that makes it. */
export async function count(
  manager: EntityManager,
  kind: DatabaseKind,
  before: Counted,
  after: Counted,
): Promise<void> {
  await decisionRollup.apply(manager, kind, deltasBetween(before, after));
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

/** Every delta of meetings and assignments that are new, the histories of the assignments being known. */
export function deltasOfNew(meetings: readonly Meeting[], histories: readonly Histories[]): Delta[] {
  const ofMeetings = [...byAreaAndMonth(meetings).values()];
  return deltasOfAll(
    BASES.flatMap((basis) => [
      ...ofMeetings.flatMap((ofMonth) => meetingHistories(ofMonth, basis)),
      ...histories.map((each) => each[basis]),
    ]),
  );
}

function historiesOf({ meetings = [], dossiers = [], asked = [] }: Counted, basis: Basis) {
  const histories = new Map<string, Version[]>();
  for (const [month, ofMonth] of byAreaAndMonth(meetings))
    for (const [place, history] of meetingHistories(ofMonth, basis).entries())
      histories.set(`${month} ${place}`, history);
  for (const dossier of dossiers) histories.set(dossier.assignment.id, assignmentHistory(dossier, basis));
  for (const each of asked)
    histories.set(`${each.letter.id} ${each.areaId}`, askedReportHistory(each, basis));
  return histories;
}

function byAreaAndMonth(meetings: readonly Meeting[]): Map<string, Meeting[]> {
  const months = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const key = `${meeting.areaId} ${meeting.countsFrom.slice(0, 7)}`;
    months.set(key, [...(months.get(key) ?? []), meeting]);
  }
  return months;
}
