import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import libsql from 'libsql';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { fail } from '../errors';
import type { Log } from '../log';
import { Lock } from './lock';
import { migrate } from './migrate';
import { transactionOnMysql } from './mysql-transaction';
import { SnakeCaseNaming } from './naming';

export type DatabaseKind = 'sqlite' | 'mysql';

export interface DatabaseSettings {
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  readonly url: string;
  readonly entities: DataSourceOptions['entities'];
  readonly migrations: readonly (new () => object)[];
  readonly log?: Log;
  /** Called with every statement that is sent; tests count with it. */
  readonly onQuery?: (sql: string) => void;
}

/** A subgraph's own database: SQLite in a file, or MySQL / MariaDB. */
export interface Database {
  readonly kind: DatabaseKind;
  /** Reads only what is committed. Never write through it. */
  readonly reader: EntityManager;
  /** Runs `work` in one transaction; an error undoes all of it. Not to be nested. */
  inTransaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the database, migrating it to this program's version. Refuses one that is newer. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.url.startsWith('sqlite:') ? openSqlite(settings) : openMysql(settings);
}

/**
 * TypeORM runs all of a data source's work on one SQLite connection, so two transactions
 * under way at once would run one inside the other. Hence one lock for writers, and a
 * connection of their own for readers, who then see nothing uncommitted.
 */
async function openSqlite(settings: DatabaseSettings): Promise<Database> {
  const file = settings.url.slice('sqlite:'.length);
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const options = (pragmas: readonly string[]): DataSourceOptions => ({
    ...shared(settings),
    type: 'better-sqlite3',
    driver: libsql,
    database: file,
    prepareDatabase: (connection: { exec(sql: string): void }) => {
      for (const pragma of pragmas) connection.exec(`PRAGMA ${pragma}`);
    },
  });
  const durable = ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'foreign_keys = ON'];
  const writer = await new DataSource(options(durable)).initialize();
  await migrate(writer);
  const reader = await new DataSource(options(['busy_timeout = 5000', 'query_only = ON'])).initialize();
  const lock = lockOf(file);
  return {
    kind: 'sqlite',
    reader: reader.manager,
    inTransaction: (work) => lock.hold(() => immediately(writer, work)).catch(tellBusy),
    close: async () => {
      await lock.hold(() => writer.destroy());
      await reader.destroy();
    },
  };
}

/** One lock for each file, however often this process opened it: SQLite's own wait would stop all of it. */
function lockOf(file: string): Lock {
  const path = resolve(file);
  let lock = locks.get(path);
  if (!lock) locks.set(path, (lock = new Lock()));
  return lock;
}

const locks = new Map<string, Lock>();

/**
 * Begins as a writer: a transaction that first reads could find, once it writes, that another process
 * wrote meanwhile, and fail at once instead of waiting its turn.
 */
async function immediately<Result>(
  writer: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const runner = writer.createQueryRunner();
  await runner.query('BEGIN IMMEDIATE');
  try {
    const result = await work(runner.manager);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined); // SQLite may have undone it already.
    throw error;
  }
}

async function openMysql(settings: DatabaseSettings): Promise<Database> {
  const source = await new DataSource({
    ...shared(settings),
    type: 'mysql',
    url: settings.url,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    poolSize: 10,
  }).initialize();
  await migrate(source);
  return {
    kind: 'mysql',
    reader: source.manager,
    inTransaction: (work) => transactionOnMysql(source, work),
    close: () => source.destroy(),
  };
}

function shared({ entities, migrations, onQuery }: DatabaseSettings) {
  return {
    entities,
    migrations: [...migrations] as never,
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    namingStrategy: new SnakeCaseNaming(),
    ...(onQuery ? { logging: true as const, logger: new QueryListener(onQuery) } : {}),
  };
}

function tellBusy(error: unknown): never {
  if ((error as { code?: string }).code === 'SQLITE_BUSY') throw fail('DATABASE_BUSY');
  throw error;
}

class QueryListener {
  constructor(private readonly onQuery: (sql: string) => void) {}
  logQuery(sql: string): void {
    this.onQuery(sql);
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
