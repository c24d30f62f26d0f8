import { MigrationExecutor, type DataSource, type Migration, type QueryRunner } from 'typeorm';
import { undoCutOffRestore } from './backup/undo-restore';
import { NewerDatabaseError } from './newer-database-error';
import type { DatabaseSettings } from './settings';
import { isHalfMigrated, migrateResumably } from './resumable-migration';

/**
 * Brings the schema forward, one migration at a time, and gives the names of all that are then done. Two
 * processes that start together take turns (a named lock on MySQL; SQLite's own file lock). A database that
 * carries a migration unknown to this program is refused, naming both versions. `beforeChange` is called with
 * the migrations to come where records are already there.
 */
export async function migrate(
  source: DataSource,
  settings: Pick<DatabaseSettings, 'onlyMigrations' | 'onMigration' | 'duringRestore'>,
  beforeChange: (pending: readonly string[]) => Promise<void>,
): Promise<string[]> {
  const { onlyMigrations, onMigration = () => undefined, duringRestore = false } = settings;
  const mysql = source.options.type === 'mysql';
  const runner = source.createQueryRunner();
  try {
    if (mysql && !duringRestore) {
      await takeMigrationLock(runner);
      await undoCutOffRestore(runner);
    }
    const done = (await runner.hasTable('migrations')) ? await doneMigrations(source) : [];
    refuseNewer(namesOf(source), [...done, ...(onlyMigrations ?? [])]);
    const pending = await pendingMigrations(source, onlyMigrations);
    const names = pending.map(({ name }) => name);
    const changesRecords = done.length > 0 && names.length > 0;
    if (changesRecords && !(mysql && (await isHalfMigrated(runner)))) await beforeChange(names);
    if (mysql) await migrateResumably(runner, pending, onMigration);
    else if (pending.length) await migrateInTransactions(source, runner, pending, onMigration);
    return [...done, ...names];
  } finally {
    if (mysql && !duringRestore) await runner.query(`SELECT RELEASE_LOCK(${LOCK})`).catch(() => undefined);
    await runner.release();
  }
}

/** One for each database of the server; hashed, since names of locks may be shorter than those of databases. */
const LOCK = "CONCAT('sopan-migrate-', MD5(DATABASE()))";
const LOCK_SECONDS = 60;

/** Waits until nobody else changes the tables of this database, and keeps everybody else from it. */
export async function takeMigrationLock(asker: { query(sql: string): Promise<unknown> }): Promise<void> {
  const asked = await asker.query(`SELECT GET_LOCK(${LOCK}, ${LOCK_SECONDS}) AS got`);
  const rows = asked as { got: number | null }[];
  if (rows[0]?.got === 1) return;
  throw new Error(`Another process has been migrating this database for ${LOCK_SECONDS} seconds. Try again.`);
}

/** Refuses migrations that this program does not know, with the newest name of either side. */
export function refuseNewer(known: readonly string[], done: readonly string[]): void {
  const unknown = done.filter((name) => !known.includes(name));
  if (!unknown.length) return;
  throw new NewerDatabaseError(
    `The database is at version ${unknown.at(-1)}, which this program does not know; ` +
      `it knows versions up to ${known.at(-1) ?? 'none'}. ` +
      'Start the newer program, or restore the backup made before it was installed.',
  );
}

/** In each transaction one migration and the note of it; SQLite undoes both where the process ends. */
async function migrateInTransactions(
  source: DataSource,
  runner: QueryRunner,
  pending: readonly Migration[],
  onMigration: (name: string) => void,
): Promise<void> {
  for (const migration of pending) {
    onMigration(migration.name);
    await runner.query('PRAGMA foreign_keys = OFF');
    await runner.query('BEGIN IMMEDIATE');
    try {
      // Another process may have been first.
      await runner.query(MIGRATIONS_TABLE);
      if (!(await doneMigrations(source)).includes(migration.name)) {
        await migration.instance?.up(runner);
        await noteMigration(runner, migration);
      }
      await runner.query('COMMIT');
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.query('PRAGMA foreign_keys = ON');
    }
  }
}

const MIGRATIONS_TABLE =
  'CREATE TABLE IF NOT EXISTS "migrations" ' +
  '("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL)';

function noteMigration(runner: QueryRunner, { timestamp, name }: Migration): Promise<unknown> {
  return runner.query('INSERT INTO migrations (timestamp, name) VALUES (?, ?)', [timestamp, name]);
}

async function doneMigrations(source: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await source.query('SELECT name FROM migrations ORDER BY id');
  return rows.map((row) => row.name);
}

function namesOf(source: DataSource): string[] {
  return source.migrations.map((migration) => migration.name ?? migration.constructor.name);
}

async function pendingMigrations(
  source: DataSource,
  only: readonly string[] | undefined,
): Promise<Migration[]> {
  const pending = await new MigrationExecutor(source).getPendingMigrations();
  return pending.filter(({ name }) => !only || only.includes(name));
}
