import type { EntityManager } from 'typeorm';

/** SQLite takes at most 32,766 parameters a statement. */
const ROWS_A_STATEMENT = 500;

/** Inserts rows of one kind, however many, a few hundred a statement. */
export async function insertAll<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await manager.insert(entity, rows.slice(start, start + ROWS_A_STATEMENT));
  }
}
