import { createHash } from 'node:crypto';
import type { Migration, QueryRunner } from 'typeorm';

/**
 * Runs migrations on MySQL and MariaDB, where each change of a table is committed at once and a process that
 * ends in between leaves half of a migration. Every step is noted; the next run passes over what was done.
 */
export async function migrateResumably(
  runner: QueryRunner,
  pending: readonly Migration[],
  onMigration: (name: string) => void,
): Promise<void> {
  if (!pending.length) return;
  for (const sql of TABLES) await runner.query(sql);
  for (const migration of pending) {
    onMigration(migration.name);
    await runOne(runner, migration);
  }
  await runner.query('DROP TABLE migration_steps');
}

/** Whether a run was cut off in the midst of a migration: what there was before it has been copied then. */
export async function isHalfMigrated(runner: QueryRunner): Promise<boolean> {
  if (!((await runner.query("SHOW TABLES LIKE 'migration_steps'")) as unknown[]).length) return false;
  return ((await runner.query('SELECT step FROM migration_steps LIMIT 1')) as unknown[]).length > 0;
}

const TABLES = [
  'CREATE TABLE IF NOT EXISTS migration_steps (migration varchar(255) NOT NULL, step varchar(80) NOT NULL, ' +
    'PRIMARY KEY (migration, step)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  'CREATE TABLE IF NOT EXISTS migrations (id int NOT NULL AUTO_INCREMENT, timestamp bigint NOT NULL, ' +
    'name varchar(255) NOT NULL, PRIMARY KEY (id)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
];

const BEGUN = 'begun';
const READS = /^\s*(SELECT|SHOW|DESCRIBE|EXPLAIN|SET)\b/i;
const CHANGES_ROWS = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i;
/** There already, or gone already: table, column, key, trigger. */
const DONE_ALREADY: readonly unknown[] = [1050, 1060, 1061, 1091, 1051, 1359];

type Query = (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

async function runOne(runner: QueryRunner, migration: Migration): Promise<void> {
  const query: Query = runner.query.bind(runner);
  const steps = new Steps(query, migration.name);
  await steps.begin();
  runner.query = ((sql: string, parameters?: unknown[], structured?: boolean) =>
    steps.take(sql, parameters, structured)) as typeof runner.query;
  try {
    await migration.instance?.up(runner);
    await steps.finish(migration.timestamp);
  } catch (error) {
    await query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    runner.query = query as typeof runner.query;
  }
}

/** The statements of one migration, told apart by what they say and how often that was said before. */
class Steps {
  private readonly done = new Set<string>();
  private readonly times = new Map<string, number>();
  /** Changes of rows that wait in a transaction for the next change of a table. */
  private open: string[] = [];
  private isTransaction = false;
  /** Whether the next change of a table may have been made by a run that ended before it could note that. */
  private mayBeDone = false;

  constructor(
    private readonly query: Query,
    private readonly migration: string,
  ) {}

  async begin(): Promise<void> {
    const asked = 'SELECT step FROM migration_steps WHERE migration = ?';
    const rows = (await this.query(asked, [this.migration])) as { step: string }[];
    for (const { step } of rows) this.done.add(step);
    this.mayBeDone = rows.length > 0;
    if (!rows.length) await this.note([BEGUN]);
  }

  async take(sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> {
    if (READS.test(sql)) return this.query(sql, parameters, structured);
    const step = this.stepOf(sql, parameters);
    if (this.done.has(step)) return [];
    if (CHANGES_ROWS.test(sql)) {
      if (!this.isTransaction) await this.query('START TRANSACTION');
      this.isTransaction = true;
      this.open.push(step);
      return this.query(sql, parameters, structured);
    }
    await this.commit();
    const result: unknown = await this.changeTable(sql, parameters);
    await this.note([step]);
    return result;
  }

  /** Notes the migration as done, with its last changes of rows. */
  async finish(timestamp: number): Promise<void> {
    if (!this.isTransaction) await this.query('START TRANSACTION');
    await this.query('INSERT INTO migrations (timestamp, name) VALUES (?, ?)', [timestamp, this.migration]);
    await this.query('DELETE FROM migration_steps WHERE migration = ?', [this.migration]);
    await this.query('COMMIT');
  }

  private async changeTable(sql: string, parameters?: unknown[]): Promise<unknown> {
    const mayBeDone = this.mayBeDone;
    this.mayBeDone = false;
    try {
      return await this.query(sql, parameters);
    } catch (error) {
      if (mayBeDone && DONE_ALREADY.includes((error as { errno?: number }).errno)) return [];
      throw error;
    }
  }

  private async commit(): Promise<void> {
    if (!this.isTransaction) return;
    await this.note(this.open);
    await this.query('COMMIT');
    this.isTransaction = false;
    this.open = [];
  }

  private async note(steps: readonly string[]): Promise<void> {
    for (let start = 0; start < steps.length; start += 500) {
      const page = steps.slice(start, start + 500);
      await this.query(
        `INSERT INTO migration_steps (migration, step) VALUES ${page.map(() => '(?, ?)').join(', ')}`,
        page.flatMap((step) => [this.migration, step]),
      );
    }
  }

  private stepOf(sql: string, parameters: unknown[] = []): string {
    const hash = createHash('sha256')
      .update(JSON.stringify([sql, parameters]))
      .digest('hex')
      .slice(0, 40);
    const times = (this.times.get(hash) ?? 0) + 1;
    this.times.set(hash, times);
    return `${hash}-${times}`;
  }
}
