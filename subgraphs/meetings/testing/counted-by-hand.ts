import { holdsOn, type DirectoryRecord, type PlacementRecord } from '../../../lib/directory/records';
import type { Database } from '../../../lib/database/database';

/** What a roll-up is asked. */
export interface Question {
  readonly code: string;
  readonly fiscalYear: string;
  readonly asOf: string;
  readonly treeOn: string;
  readonly published: boolean;
  readonly self: boolean;
  readonly issuedBy: string | null;
}

type Row = Record<string, string | number | null>;

/**
 * Counts a roll-up from the base rows, one row after the other, sharing no code with what is tested:
 * the tree by walking up placements, the state of each assignment by looking for its last report.
 */
export class CountedByHand {
  private constructor(
    private readonly records: readonly DirectoryRecord[],
    private readonly meetings: readonly Row[],
    private readonly assignments: readonly Row[],
    private readonly reports: ReadonlyMap<unknown, readonly Row[]>,
    private readonly dues: ReadonlyMap<unknown, readonly Row[]>,
  ) {}

  static async read({ reader }: Database, records: readonly DirectoryRecord[]): Promise<CountedByHand> {
    const all = (sql: string): Promise<Row[]> => reader.query(sql);
    const assignments = await all(
      'SELECT a.*, d.kind, m.published_at AS meeting_published FROM assignments a ' +
        'JOIN decisions d ON d.id = a.decision_id JOIN meetings m ON m.id = d.meeting_id',
    );
    return new CountedByHand(
      records,
      await all('SELECT * FROM meetings'),
      assignments,
      byAssignment(await all('SELECT * FROM decision_reports')),
      byAssignment(await all('SELECT * FROM due_changes')),
    );
  }

  /** The days on which something changes: where a count that is off by a day shows. */
  turningDays(): string[] {
    const days = [...this.dues.values(), ...this.reports.values()].flat();
    return [
      ...new Set(
        days.flatMap((row) => [row['due_on'], row['reported_on']]).filter((day) => typeof day === 'string'),
      ),
    ];
  }

  count(question: Question): Record<string, number> {
    const sum: Record<string, number> = Object.fromEntries(
      [
        'meetingsHeld',
        'assignments',
        'notStarted',
        'inProgress',
        'implemented',
        'dropped',
        'overdue',
        'notReported',
        'undated',
      ].map((measure) => [measure, 0]),
    );
    const add = (measure: string): void => {
      sum[measure] = (sum[measure] ?? 0) + 1;
    };
    for (const meeting of this.meetings) {
      if (!this.belongs(meeting, 'area_id', question)) continue;
      if (question.published && meeting['published_at'] === null) continue;
      if (String(meeting['counts_from']) <= question.asOf) add('meetingsHeld');
    }
    for (const row of this.assignments) {
      if (!this.belongs(row, 'issuer_id', question)) continue;
      if (String(row['assigned_on']) > question.asOf) continue;
      const reports = (this.reports.get(row['id']) ?? []).filter(
        (report) => report['status'] !== null && (!question.published || report['published_at'] !== null),
      );
      if (question.published) {
        if (row['meeting_published'] === null) continue;
        if (row['known_from'] === 'REPORT' && !reports.length) continue;
      }
      const state = stateOf(
        row,
        lastUntil(reports, 'reported_on', String(row['assigned_on']), question.asOf),
      );
      add('assignments');
      add(state.measure);
      if (!state.reported) add('notReported');
      if (state.measure !== 'notStarted' && state.measure !== 'inProgress') continue;
      const due = lastUntil(
        (this.dues.get(row['id']) ?? []).filter(
          (change) => !question.published || change['published_at'] !== null,
        ),
        'from',
        String(row['assigned_on']),
        question.asOf,
      );
      const reported = lastUntil(reports, 'reported_on', String(row['assigned_on']), question.asOf);
      if (!due?.['due_on']) add('undated');
      else if (String(due['due_on']) < question.asOf) {
        const asked = due['due_basis'] === 'REQUEST' && reported !== undefined;
        const answered = asked && String(reported['reported_on']) >= String(due['from']);
        const keptUp = !asked && row['kind'] === 'CONTINUING' && state.measure === 'inProgress';
        if (!answered && !keptUp) add('overdue');
      }
    }
    return sum;
  }

  private belongs(row: Row, issuer: string, question: Question): boolean {
    if (row['fiscal_year'] !== question.fiscalYear) return false;
    if (question.issuedBy !== null && row[issuer] !== `area-${question.issuedBy}`) return false;
    const wanted = `area-${question.code}`;
    return question.self
      ? row['area_id'] === wanted
      : this.above(String(row['area_id']), question.treeOn).includes(wanted);
  }

  /** An area and all that it counts in. */
  private above(areaId: string, on: string): string[] {
    const area = this.records.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return [];
    if (area.validTo !== null && area.validTo <= on && area.successorId)
      return [areaId, ...this.above(area.successorId, on)];
    const places = this.records.filter(
      (record): record is PlacementRecord => record.kind === 'placement' && record.areaId === areaId,
    );
    const parent = places.find((place) => holdsOn(place, on)) ?? places[0];
    return parent ? [areaId, ...this.above(parent.parentId, on)] : [areaId];
  }
}

function stateOf(row: Row, report: Row | undefined): { measure: string; reported: boolean } {
  if (!report) return { measure: 'notStarted', reported: false };
  if (report['status'] === 'DROPPED') return { measure: 'dropped', reported: true };
  if (report['status'] === 'NOT_STARTED') return { measure: 'notStarted', reported: true };
  const done =
    report['status'] === 'IMPLEMENTED' && row['kind'] === 'ONE_TIME' && report['status_basis'] !== 'INFERRED';
  return { measure: done ? 'implemented' : 'inProgress', reported: true };
}

/** The last row by its day (never before `earliest`), then by recording, that has taken effect on a day. */
function lastUntil(rows: readonly Row[], dayColumn: string, earliest: string, on: string): Row | undefined {
  let last: Row | undefined;
  let lastKey = '';
  for (const row of rows) {
    const day = String(row[dayColumn]);
    if ((day < earliest ? earliest : day) > on) continue;
    const key = `${day} ${String(row['recorded_at'])} ${String(row['id'])}`;
    if (!last || key > lastKey) {
      last = row;
      lastKey = key;
    }
  }
  return last;
}

function byAssignment(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows)
    groups.set(row['assignment_id'], [...(groups.get(row['assignment_id']) ?? []), row]);
  return groups;
}
