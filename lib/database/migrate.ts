import type { DataSource, QueryRunner } from 'typeorm';

/** Thrown when the database was written by a newer program: running on would damage it. */
export class NewerDatabaseError extends Error {}

/**
 * Brings the schema forward, one migration at a time. Two processes that start together take
 * turns (a named lock on MySQL; SQLite's own file lock). A database that carries a migration
 * unknown to this program is refused, naming both versions.
 */
export async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  const locks = source.options.type === 'mysql';
  try {
    if (locks) await takeLock(runner);
    refuseNewer(source, (await runner.hasTable('migrations')) ? await doneMigrations(source) : []);
    await source.runMigrations();
  } finally {
    if (locks) await runner.query(`SELECT RELEASE_LOCK(${LOCK})`);
    await runner.release();
  }
}

/** One for each database of the server; hashed, since names of locks may be shorter than those of databases. */
const LOCK = "CONCAT('sopan-migrate-', MD5(DATABASE()))";
const LOCK_SECONDS = 60;

async function takeLock(runner: QueryRunner): Promise<void> {
  const asked: unknown = await runner.query(`SELECT GET_LOCK(${LOCK}, ${LOCK_SECONDS}) AS got`);
  const rows = asked as { got: number | null }[];
  if (rows[0]?.got === 1) return;
  throw new Error(`Another process has been migrating this database for ${LOCK_SECONDS} seconds. Try again.`);
}

async function doneMigrations(source: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await source.query('SELECT name FROM migrations ORDER BY id');
  return rows.map((row) => row.name);
}

function refuseNewer(source: DataSource, done: readonly string[]): void {
  const known = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const unknown = done.filter((name) => !known.includes(name));
  if (!unknown.length) return;
  throw new NewerDatabaseError(
    `The database is at version ${unknown.at(-1)}, which this program does not know; ` +
      `it knows versions up to ${known.at(-1) ?? 'none'}. ` +
      'Start the newer program, or restore the backup made before it was installed.',
  );
}
