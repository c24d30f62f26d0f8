import type { EntityManager } from 'typeorm';
import type { FactRow } from './fact-row';

type Columns = FactRow['columns'];

/** Inserts rows of any of the tables of facts, a table at a time. */
export async function insertRows(manager: EntityManager, rows: readonly FactRow[]): Promise<void> {
  for (const table of new Set(rows.map((row) => row.table))) {
    const ofTable = rows.filter((row) => row.table === table);
    await insertInto(
      manager,
      table,
      ofTable.map(({ id, columns }) => ({ id, ...columns })),
    );
  }
}

/** Brings a row to the columns given; others stay. */
export async function updateRow(
  manager: EntityManager,
  { table, id, columns }: Pick<FactRow, 'table' | 'id' | 'columns'>,
): Promise<void> {
  const assignments = Object.keys(columns).map((column) => `${column} = ?`);
  await manager.query(`UPDATE ${table} SET ${assignments.join(', ')} WHERE id = ?`, [
    ...Object.values(columns),
    id,
  ]);
}

/** SQLite takes at most 32,766 parameters a statement. */
const ROWS_A_STATEMENT = 500;

/** Inserts rows that all have the columns of the first, a few hundred a statement. */
export async function insertInto(
  manager: EntityManager,
  table: string,
  rows: readonly Columns[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const oneRow = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const page = rows.slice(start, start + ROWS_A_STATEMENT);
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${page.map(() => oneRow).join(', ')}`,
      page.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}
