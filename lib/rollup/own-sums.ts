import type { OwnCounts } from './sum-up';

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

  all(): OwnCounts[] {
    return [...this.cells.values()];
  }
}
