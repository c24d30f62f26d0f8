import libsql from 'libsql';
import { isRecords, type Row, type RowSource, type TableRows } from './row-source';

/** Reads all rows of an SQLite file as of now, whatever is written meanwhile. */
export function readSqliteRows(file: string): RowSource {
  const database = new libsql(file, { fileMustExist: true });
  try {
    database.exec('PRAGMA query_only = ON');
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec('BEGIN');
    const all = (sql: string) => database.prepare(sql).all() as Record<string, string | number>[];
    const names = all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(({ name }) =>
      String(name),
    );
    const has = names.includes('migrations');
    const migrations = has
      ? all('SELECT name FROM migrations ORDER BY id').map(({ name }) => String(name))
      : [];
    return {
      kind: 'sqlite',
      migrations,
      tables: names
        .filter(isRecords)
        .map((name) => tableOf(name, all(`PRAGMA table_info("${name}")`), (sql) => database.prepare(sql))),
      close: () => {
        // The driver lets a connection go only when all its statements are forgotten.
        database.exec('ROLLBACK');
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

type Prepare = (sql: string) => { raw(): { iterate(): Iterable<unknown> } };

function tableOf(
  name: string,
  info: readonly Record<string, string | number>[],
  prepare: Prepare,
): TableRows {
  const columns = info.map((column) => String(column['name'])).sort();
  const keys = info
    .filter(({ pk }) => Number(pk) > 0)
    .sort((left, right) => Number(left['pk']) - Number(right['pk']))
    .map((column) => `"${String(column['name'])}"`);
  const sql = `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY ${keys.join(', ') || 'rowid'}`;
  return { name, columns, rows: () => prepare(sql).raw().iterate() as Iterable<Row> };
}
