import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database, OpenSettings } from './settings';
import { createTable, word } from './table';

/**
 * Works out from the records what a migration has made room for, once, before anybody is answered. What the
 * program counts and folds is not a matter of SQL, and a migration must not depend on entities of later versions.
 */
export async function deriveOnce(
  database: Database,
  { onlyMigrations, duringRestore }: Pick<OpenSettings, 'onlyMigrations' | 'duringRestore'>,
  what: string,
  work: (database: Database) => Promise<unknown>,
): Promise<Database> {
  // A copy that is restored stays of its own version until it is opened for use.
  if (onlyMigrations || duringRestore) return database;
  try {
    // By the connection that writes: the only one that sees a database in memory.
    if (await database.inTransaction((manager) => isToDerive(manager, what))) {
      await work(database);
      await database.inTransaction((manager) =>
        manager.query('DELETE FROM derivations WHERE what = ?', [what]),
      );
    }
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Notes that something is to be derived from the records of a table, if it has any; for a migration. */
export async function noteToDerive(runner: QueryRunner, what: string, table: string): Promise<void> {
  await createTable(runner, 'derivations', { what: word }, { primary: ['what'] });
  const some = (await runner.query(`SELECT 1 FROM ${table} LIMIT 1`)) as unknown[];
  if (!some.length) return;
  await runner.query('INSERT INTO derivations (what) VALUES (?)', [what]);
}

async function isToDerive(manager: EntityManager, what: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT what FROM derivations WHERE what = ?', [what]);
  return rows.length > 0;
}
