import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { isRecords, type Row, type RowSource, type TableRows } from './row-source';

/** A connection that reads values as they are compared with those of SQLite. */
export function connectForRows(url: string): Promise<Connection> {
  return createConnection({ uri: url, charset: 'utf8mb4', dateStrings: true, timezone: 'Z' });
}

/** Reads all rows of a MySQL or MariaDB database as of now, whatever is written meanwhile. */
export async function readMysqlRows(url: string): Promise<RowSource> {
  const connection = await connectForRows(url);
  try {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const all = async (sql: string) => (await connection.query<RowDataPacket[]>(sql))[0];
    const columns = await all(
      'SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS ' +
        'WHERE TABLE_SCHEMA = DATABASE()',
    );
    const keys = await all(
      'SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.STATISTICS ' +
        "WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX",
    );
    const names = [...new Set(columns.map(({ t }) => String(t)))].sort();
    const migrations = names.includes('migrations')
      ? (await all('SELECT name FROM migrations ORDER BY id')).map(({ name }) => String(name))
      : [];
    const of = (rows: readonly RowDataPacket[], table: string) =>
      rows.filter(({ t }) => t === table).map(({ c }) => String(c));
    return {
      kind: 'mysql',
      migrations,
      tables: names
        .filter(isRecords)
        .map((name) => tableOf(connection, name, of(columns, name).sort(), of(keys, name))),
      close: () => connection.end(),
    };
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

function tableOf(
  connection: Connection,
  name: string,
  columns: readonly string[],
  keys: readonly string[],
): TableRows {
  const list = (names: readonly string[]) => names.map((each) => `\`${each}\``).join(', ');
  const sql = `SELECT ${list(columns)} FROM \`${name}\` ORDER BY ${list(keys.length ? keys : columns)}`;
  return {
    name,
    columns,
    // Row by row as they come: a table may be larger than memory.
    rows: () =>
      (connection as unknown as { connection: CallbackConnection }).connection
        .query({ sql, rowsAsArray: true })
        .stream({ highWaterMark: 500 }),
  };
}

interface CallbackConnection {
  query(options: { sql: string; rowsAsArray: true }): {
    stream(options: { highWaterMark: number }): AsyncIterable<Row>;
  };
}
