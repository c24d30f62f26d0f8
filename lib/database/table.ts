import { Table, TableIndex, type QueryRunner, type TableColumnOptions } from 'typeorm';

type Columns = Record<string, Partial<TableColumnOptions>>;

/** A column of an id made by the application (UUIDv7, or an area's short stable id). */
export const id = { type: 'varchar', length: '36' };
/** A short code, enum value or instant (ISO 8601 in UTC). */
export const word = { type: 'varchar', length: '64' };
/** A name or one line of text that is also searched or sorted by. */
export const line = { type: 'varchar', length: '512' };
/** A paragraph or more; on MySQL up to 16 MB, where plain `text` would cut at 64 KB. */
export const text = { type: 'mediumtext' };
/** A calendar day. */
export const day = { type: 'date' };
export const count = { type: 'int' };
export const flag = { type: 'boolean' };
export const number = { type: 'double' };
/** Makes a column optional. */
export const maybe = (column: Partial<TableColumnOptions>) => ({ ...column, isNullable: true });

/**
 * Creates a table on either database. Text is compared byte by byte on both (`utf8mb4_bin`,
 * SQLite's BINARY); spelling is folded by the program, in key columns of their own.
 */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: Columns,
  keys: { primary: readonly string[]; unique?: readonly string[][]; index?: readonly string[][] },
): Promise<void> {
  const mysql = runner.connection.options.type === 'mysql';
  await runner.createTable(
    new Table({
      name,
      columns: Object.entries(columns).map(([column, options]) => ({
        name: column,
        isNullable: false,
        ...options,
        type: !mysql && options.type === 'mediumtext' ? 'text' : (options.type ?? 'varchar'),
        isPrimary: keys.primary.includes(column),
      })),
      engine: mysql ? 'InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : undefined,
    }),
  );
  const indices = [
    ...(keys.unique ?? []).map((columnNames) => ({ columnNames, isUnique: true })),
    ...(keys.index ?? []).map((columnNames) => ({ columnNames, isUnique: false })),
  ];
  for (const { columnNames, isUnique } of indices) {
    const indexName = `${isUnique ? 'uq' : 'ix'}_${name}_${columnNames.join('_')}`.slice(0, 64);
    await runner.createIndex(name, new TableIndex({ name: indexName, columnNames, isUnique }));
  }
}

/**
 * Adds columns to a table that is there, in place; for a migration. A column of a run that was cut short
 * is left as it is. What must not be null needs a default, given as SQL.
 */
export async function addColumns(runner: QueryRunner, table: string, columns: Columns): Promise<void> {
  const mysql = runner.connection.options.type === 'mysql';
  for (const [name, { type, length, isNullable = false, default: standard }] of Object.entries(columns)) {
    if (await runner.hasColumn(table, name)) continue;
    const plain = !mysql && type === 'mediumtext' ? 'text' : String(type);
    const rest = [
      isNullable ? 'NULL' : 'NOT NULL',
      ...(standard === undefined ? [] : [`DEFAULT ${standard}`]),
    ];
    await runner.query(
      `ALTER TABLE \`${table}\` ADD COLUMN \`${name}\` ${plain}${length ? `(${length})` : ''} ${rest.join(' ')}`,
    );
  }
}
