import { addDays, type Day } from '../time/day';

/** Which records a count is made of: all of them, or only what is published. */
export type Basis = 'ALL' | 'PUBLISHED';

/** The summary row that a record counts in: always that of the area that owns it. */
export interface Cell {
  readonly basis: Basis;
  readonly fiscalYear: string;
  readonly areaId: string;
  /** The area whose meeting decided it; for plans the owning area itself. */
  readonly issuerId: string;
  /**
   * The area that counts the same work already, for what was passed down from it: whoever adds up both
   * counts it once. Not given where nobody else does.
   */
  readonly coverId?: string | undefined;
}

/** How much of each measure; measures that are absent are 0. */
export type Counts = Readonly<Record<string, number>>;

/** What a record was worth from a day on, until its next version. */
export interface Version {
  readonly from: Day;
  readonly cell: Cell;
  readonly counts: Counts;
  /** The due days of what is still open in this version; each is overdue from the next day on. */
  readonly openDues: readonly Day[];
  /** What time alone adds as long as this version holds: other counts, each from a day on. */
  readonly inTime?: readonly { readonly from: Day; readonly counts: Counts }[];
}

/** A change of counts that takes effect on a day. */
export interface Delta {
  readonly cell: Cell;
  readonly day: Day;
  readonly counts: Counts;
}

/**
 * The deltas of one record's whole history: the one rule of all roll-ups.
 *
 * A version valid from day T adds its counts on T, one `overdue` on max(T, due + 1) for each open due
 * day, and what else time brings; the next version first takes the same away, on its own day. What a record
 * is worth on a day is the sum of its deltas up to that day, so time alone makes things overdue.
 * Versions of the same day count as one: the last of them.
 */
export function deltasOf(history: readonly Version[]): Delta[] {
  return deltasOfAll([history]);
}

/** The deltas of many records together, one for each cell and day. */
export function deltasOfAll(histories: Iterable<readonly Version[]>): Delta[] {
  const sum = new DeltaSum();
  for (const history of histories) emitAll(sum, history, 1);
  return sum.deltas();
}

/** The deltas that turn what was counted for `before` into what is to be counted for `after`. */
export function changeOf(before: readonly Version[], after: readonly Version[]): Delta[] {
  const sum = new DeltaSum();
  emitAll(sum, before, -1);
  emitAll(sum, after, 1);
  return sum.deltas();
}

/** Adds up many deltas, one for each cell and day, in key order; what came to nothing is left out. */
export function mergeDeltas(deltas: Iterable<Delta>): Delta[] {
  const sum = new DeltaSum();
  for (const { cell, day, counts } of deltas) add(sum.daysOf(cell), day, counts, 1);
  return sum.deltas();
}

function emitAll(sum: DeltaSum, history: readonly Version[], sign: 1 | -1): void {
  const versions = lastOfEachDay(history);
  versions.forEach((version, index) => {
    const next = versions[index + 1];
    const days = sum.daysOf(version.cell);
    emit(days, version, version.from, sign);
    if (next) emit(days, version, next.from, sign === 1 ? -1 : 1);
  });
}

function emit(days: CountsByDay, { counts, openDues, inTime = [] }: Version, from: Day, sign: 1 | -1): void {
  add(days, from, counts, sign);
  for (const due of openDues) add(days, later(addDays(due, 1), from), OVERDUE, sign);
  for (const { from: begins, counts: added } of inTime) add(days, later(begins, from), added, sign);
}

const OVERDUE: Counts = { overdue: 1 };

function later(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function lastOfEachDay(history: readonly Version[]): Version[] {
  return history.filter((version, index) => history[index + 1]?.from !== version.from);
}

/** One text by which cells sort as their database key does. */
export function cellKey(cell: Cell): string {
  return `${cell.fiscalYear}|${cell.basis}|${cell.areaId}|${cell.issuerId}|${cell.coverId ?? ''}`;
}

type CountsByDay = Map<Day, Record<string, number>>;

function add(days: CountsByDay, day: Day, counts: Counts, sign: 1 | -1): void {
  let sum = days.get(day);
  if (!sum) days.set(day, (sum = {}));
  for (const measure in counts) sum[measure] = (sum[measure] ?? 0) + sign * (counts[measure] ?? 0);
}

class DeltaSum {
  private readonly cells = new Map<string, { readonly cell: Cell; readonly days: CountsByDay }>();

  daysOf(cell: Cell): CountsByDay {
    const key = cellKey(cell);
    let known = this.cells.get(key);
    if (!known) this.cells.set(key, (known = { cell, days: new Map() }));
    return known.days;
  }

  deltas(): Delta[] {
    return byKey(this.cells).flatMap(([, { cell, days }]) =>
      byKey(days).flatMap(([day, counts]) => (isNothing(counts) ? [] : [{ cell, day, counts }])),
    );
  }
}

function byKey<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}

function isNothing(counts: Counts): boolean {
  for (const measure in counts) if (counts[measure] !== 0) return false;
  return true;
}
