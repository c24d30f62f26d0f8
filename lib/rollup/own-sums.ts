import type { Day } from '../time/day';
import type { OwnCounts } from './sum-up';

/** What a fiscal year came to at the end of a day of one of its months. */
export interface SeriesPoint {
  readonly fiscalYear: string;
  readonly on: Day;
}

/** Whose count it is, as columns of a key. */
export const OWNER = ['area_id', 'issuer_id', 'cover_id'] as const;

/** Adds up what rows say of owners; a row gives `OWNER` and then the measures. */
export class OwnSums {
  private readonly cells = new Map<string, OwnCounts & { readonly counts: Record<string, number> }>();

  constructor(private readonly measures: readonly string[]) {}

  /** mysql2 gives SUM() as a string. */
  add([area, issuer, cover, ...amounts]: readonly unknown[]): void {
    const [areaId, issuerId, coverId] = [String(area), String(issuer), String(cover)];
    const key = `${areaId}|${issuerId}|${coverId}`;
    let cell = this.cells.get(key);
    if (!cell) this.cells.set(key, (cell = { areaId, issuerId, coverId, counts: {} }));
    for (const [index, measure] of this.measures.entries())
      cell.counts[measure] = (cell.counts[measure] ?? 0) + Number(amounts[index]);
  }

  /** As they are now, whatever is added later. */
  all(): OwnCounts[] {
    return [...this.cells.values()].map((each) => ({ ...each, counts: { ...each.counts } }));
  }
}

/**
 * What rows by fiscal year and month (the first two values of each) come to at each point: all of its year up to
 * the end of its month. Each row is added once, however many points there are.
 */
export function sumsAtPoints(
  measures: readonly string[],
  rows: readonly (readonly unknown[])[],
  points: readonly SeriesPoint[],
): OwnCounts[][] {
  const months = new Map<string, unknown[][]>();
  for (const [year, month, ...row] of rows) {
    const key = `${String(year)} ${String(month)}`;
    const ofMonth = months.get(key);
    if (ofMonth) ofMonth.push(row);
    else months.set(key, [row]);
  }
  const found: OwnCounts[][] = points.map(() => []);
  for (const year of new Set(points.map(({ fiscalYear }) => fiscalYear))) {
    const sums = new OwnSums(measures);
    const waiting = [...months.keys()].filter((key) => key.startsWith(`${year} `)).sort();
    const inOrder = [...points.entries()].filter(([, { fiscalYear }]) => fiscalYear === year);
    for (const [place, { on }] of inOrder.sort(([, left], [, right]) => (left.on < right.on ? -1 : 1))) {
      while (waiting[0] && waiting[0] <= `${year} ${on.slice(0, 7)}`)
        for (const row of months.get(waiting.shift() ?? '') ?? []) sums.add(row);
      found[place] = sums.all();
    }
  }
  return found;
}
