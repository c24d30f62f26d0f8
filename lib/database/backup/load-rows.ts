import libsql from 'libsql';
import type { Connection } from 'mysql2/promise';
import type { Row, RowSource } from './row-source';

const ROWS = 500;
const CHARACTERS = 1_000_000;

/** Fills the tables of an SQLite file that migrations have made; what these put there makes way. */
export async function loadIntoSqlite(file: string, source: RowSource): Promise<void> {
  const database = new libsql(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const { name, columns, rows } of source.tables) {
      database.exec(`DELETE FROM "${name}"`);
      const list = columns.map((column) => `"${column}"`).join(', ');
      const insert = database.prepare(
        `INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      for await (const row of rows()) insert.run(...row);
    }
    database.exec('COMMIT');
    // All of it in the one file, so that it can be moved.
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
  } finally {
    database.close();
  }
}

/** Fills the tables of a MySQL or MariaDB database that migrations have made; what these put there makes way. */
export async function loadIntoMysql(connection: Connection, source: RowSource): Promise<void> {
  for (const { name, columns, rows } of source.tables) {
    await connection.query(`DELETE FROM \`${name}\``);
    const insert = `INSERT INTO \`${name}\` (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ?`;
    let page: Row[] = [];
    let characters = 0;
    const flush = async (): Promise<void> => {
      if (page.length) await connection.query(insert, [page]);
      [page, characters] = [[], 0];
    };
    for await (const row of rows()) {
      page.push(row);
      for (const value of row) if (typeof value === 'string') characters += value.length;
      if (page.length >= ROWS || characters >= CHARACTERS) await flush();
    }
    await flush();
  }
}
