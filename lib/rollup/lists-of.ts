import type { EntityManager } from 'typeorm';

/**
 * The rows of a query as lists of the values of some columns. SQLite's driver takes longer to hand a value over than
 * SQLite to find it, so from there all of them come as one text.
 */
export async function listsOf(
  manager: EntityManager,
  sql: string,
  values: readonly unknown[],
  columns: readonly string[],
): Promise<unknown[][]> {
  if (manager.connection.options.type === 'mysql') {
    const rows: Record<string, unknown>[] = await manager.query(sql, [...values]);
    return rows.map((row) => columns.map((column) => row[column]));
  }
  const [whole]: [{ found: string }] = await manager.query(
    `SELECT json_group_array(json_array(${columns.join(', ')})) AS found FROM (${sql})`,
    [...values],
  );
  return JSON.parse(whole.found) as unknown[][];
}
