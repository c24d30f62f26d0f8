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
  const sum = new DeltaSum();
  const versions = lastOfEachDay(history);
  versions.forEach((version, index) => {
    const next = versions[index + 1];
    emit(sum, version, version.from, 1);
    if (next) emit(sum, version, next.from, -1);
  });
  return sum.deltas();
}

/** The deltas that turn what was counted for `before` into what is to be counted for `after`. */
export function changeOf(before: readonly Version[], after: readonly Version[]): Delta[] {
  const sum = new DeltaSum();
  for (const delta of deltasOf(before)) sum.add(delta, -1);
  for (const delta of deltasOf(after)) sum.add(delta, 1);
  return sum.deltas();
}

/** Adds up many deltas, one for each cell and day, in key order; what came to nothing is left out. */
export function mergeDeltas(deltas: Iterable<Delta>): Delta[] {
  const sum = new DeltaSum();
  for (const delta of deltas) sum.add(delta, 1);
  return sum.deltas();
}

function emit(sum: DeltaSum, version: Version, from: Day, sign: 1 | -1): void {
  sum.add({ cell: version.cell, day: from, counts: version.counts }, sign);
  const inTime = [
    ...version.openDues.map((due) => ({ from: addDays(due, 1), counts: { overdue: 1 } })),
    ...(version.inTime ?? []),
  ];
  for (const { from: begins, counts } of inTime) {
    sum.add({ cell: version.cell, day: begins > from ? begins : from, counts }, sign);
  }
}

function lastOfEachDay(history: readonly Version[]): Version[] {
  return history.filter((version, index) => history[index + 1]?.from !== version.from);
}

/** One text by which cells sort as their database key does. */
export function cellKey(cell: Cell): string {
  return `${cell.fiscalYear}|${cell.basis}|${cell.areaId}|${cell.issuerId}|${cell.coverId ?? ''}`;
}

class DeltaSum {
  private readonly sums = new Map<string, { cell: Cell; day: Day; counts: Record<string, number> }>();

  add(delta: Delta, sign: 1 | -1): void {
    const key = `${cellKey(delta.cell)}|${delta.day}`;
    let sum = this.sums.get(key);
    if (!sum) this.sums.set(key, (sum = { cell: delta.cell, day: delta.day, counts: {} }));
    for (const [measure, amount] of Object.entries(delta.counts)) {
      sum.counts[measure] = (sum.counts[measure] ?? 0) + sign * amount;
    }
  }

  deltas(): Delta[] {
    return [...this.sums.entries()]
      .filter(([, { counts }]) => Object.values(counts).some((amount) => amount !== 0))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, delta]) => delta);
  }
}
