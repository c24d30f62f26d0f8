import type { BulkColumn, Value } from './columns';

interface Connection {
  prepare(sql: string): Statement;
}

interface Statement {
  run(...values: Value[]): unknown;
}

/** As many as one statement takes without being slow to bind. */
const ROWS_A_STATEMENT = 50;

/** Inserts rows into a table of SQLite by statements that are prepared once. */
export function insertPrepared(
  connection: unknown,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly object[],
): void {
  const full = Math.floor(rows.length / ROWS_A_STATEMENT) * ROWS_A_STATEMENT;
  for (const [from, to, size] of [
    [0, full, ROWS_A_STATEMENT],
    [full, rows.length, 1],
  ] as const) {
    if (from === to) continue;
    const statement = (connection as Connection).prepare(insertOf(table, columns, size));
    for (let start = from; start < to; start += size) {
      const values: Value[] = [];
      for (let index = start; index < start + size; index += 1) {
        const row = rows[index] as object;
        for (const column of columns) values.push(column.valueOf(row));
      }
      statement.run(...values);
    }
  }
}

function insertOf(table: string, columns: readonly BulkColumn[], rows: number): string {
  const oneRow = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${names}) VALUES ${Array.from({ length: rows }, () => oneRow).join(', ')}`;
}
