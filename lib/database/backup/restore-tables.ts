import type { Connection, RowDataPacket } from 'mysql2/promise';
import { takeMigrationLock } from '../migrate';
import { loadIntoMysql } from './load-rows';
import { connectForRows, readMysqlRows } from './mysql-rows';
import { demandContent, openCopy } from './open-copy';
import { InUseError, type ToRestore } from './restore-files';
import { undoCutOffRestore } from './undo-restore';

/**
 * Puts one database of a verified backup in the place of the tables of a MySQL or MariaDB database. The old ones
 * are kept as kept_…; until the new ones are whole, a restore that ends in any way leaves the old ones in place,
 * at the latest when the database is opened next.
 */
export async function restoreTables(backup: string, url: string, wanted: ToRestore): Promise<void> {
  const { entry, open } = wanted;
  const connection = await connectForRows(url);
  const asker = asking(connection);
  try {
    await takeMigrationLock(asker);
    await demandAlone(connection);
    await undoCutOffRestore(asker);
    await moveAside(connection);
    try {
      await (await open({ url, onlyMigrations: entry.migrations, duringRestore: true })).close();
      const source = await openCopy(backup, entry);
      try {
        await loadIntoMysql(connection, source);
      } finally {
        await source.close();
      }
      await demandContent(await readMysqlRows(url), entry, `The restored ${entry.name}`);
    } catch (error) {
      await undoCutOffRestore(asker);
      throw error;
    }
    await connection.query('DROP TABLE restoring');
  } finally {
    await connection.end().catch(() => undefined);
  }
}

/** Whoever asks, in the way that a query runner does. */
export function asking(connection: Connection): { query(sql: string): Promise<unknown> } {
  return { query: async (sql) => (await connection.query(sql))[0] };
}

async function demandAlone(connection: Connection): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS others FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()',
    );
    if (!Number(rows[0]?.['others'])) return;
    if (tries === 10)
      throw new InUseError('A hub uses this database. Stop its subgraph, restore, and start it again.');
    await new Promise((resolve) => setTimeout(resolve, 200)); // One that has just left may still be listed.
  }
}

/** Everything that is there gets another name, in one step; from then on `restoring` says that it must come back. */
async function moveAside(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  const tables = rows.map((row) => String(Object.values(row)[0]));
  for (const kept of tables.filter((table) => table.startsWith('kept_')))
    await connection.query(`DROP TABLE \`${kept}\``);
  await connection.query(
    'CREATE TABLE restoring_next (name varchar(64) NOT NULL, made_by mediumtext NOT NULL)',
  );
  // Their names are those of the whole database, so that they cannot stay at the kept tables.
  const [triggers] = await connection.query<RowDataPacket[]>('SHOW TRIGGERS');
  const names = triggers.map((row) => String(row['Trigger']));
  for (const name of names) {
    const [[made]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TRIGGER \`${name}\``);
    const madeBy = String(made?.['SQL Original Statement']);
    await connection.query('INSERT INTO restoring_next (name, made_by) VALUES (?, ?)', [name, madeBy]);
  }
  for (const name of names) await connection.query(`DROP TRIGGER \`${name}\``);
  const moves = tables
    .filter((table) => !table.startsWith('kept_'))
    .map((table) => `\`${table}\` TO \`kept_${table}\``);
  await connection.query(`RENAME TABLE ${[...moves, 'restoring_next TO restoring'].join(', ')}`);
}
