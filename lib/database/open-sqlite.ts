import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import libsql from 'libsql';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { backUpBefore } from './backup/before-migration';
import { finishSwap } from './backup/swap-files';
import { commitsSeenBy } from './commits';
import type { Database, DatabaseSettings } from './settings';
import { isBusy, tellFailures } from './failures';
import { Lock } from './lock';
import { measureStatements } from './measured-statements';
import { migrate } from './migrate';
import { sourceOptions } from './source-options';

const BUSY_MS = 5000;
const ASK_AGAIN_MS = 20;

/**
 * TypeORM runs all of a data source's work on one SQLite connection, so two transactions
 * under way at once would run one inside the other. Hence one lock for writers, and a
 * connection of their own for readers, who then see nothing uncommitted.
 */
export async function openSqlite(settings: DatabaseSettings): Promise<Database> {
  const file = settings.url.slice('sqlite:'.length);
  const busyMs = settings.busyMs ?? BUSY_MS;
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    finishSwap(dirname(file));
    closeSync(openSync(file, 'a', 0o600)); // What lies beside it later takes its mode.
  }
  const lock = file === ':memory:' ? new Lock() : lockOf(file);
  const before = inodeOf(file);
  const writer = new DataSource(optionsOf(settings, file, [...DURABLE, `busy_timeout = ${busyMs}`]));
  const reader = new DataSource(optionsOf(settings, file, [`busy_timeout = ${busyMs}`, 'query_only = ON']));
  try {
    await writer.initialize().catch(explain(file));
    const migrations = await lock.hold(() =>
      migrate(writer, settings, (names) => backUpBefore(settings, names)),
    );
    await reader.initialize();
    // A restore that was under way has put another file in the place of the one that was opened.
    if (before !== null && before !== inodeOf(file)) {
      await close(writer, reader);
      return await openSqlite(settings);
    }
    // From here on whoever waits for another process gives way to the rest of this one.
    await writer.query('PRAGMA busy_timeout = 0');
    tellFailures(writer);
    tellFailures(reader);
    measureStatements(writer, settings.url);
    measureStatements(reader, settings.url);
    return {
      kind: 'sqlite',
      migrations,
      reader: reader.manager,
      commits: commitsSeenBy(reader),
      inTransaction: (work) => lock.hold(() => immediately(writer, work, busyMs)),
      close: async () => {
        await lock.hold(() => writer.destroy());
        await reader.destroy();
      },
    };
  } catch (error) {
    await close(writer, reader);
    throw error;
  }
}

const DURABLE = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];

function optionsOf(
  settings: DatabaseSettings,
  database: string,
  pragmas: readonly string[],
): DataSourceOptions {
  return {
    ...sourceOptions(settings),
    type: 'better-sqlite3',
    driver: libsql,
    database,
    prepareDatabase: (connection: { exec(sql: string): void }) => {
      for (const pragma of pragmas) connection.exec(`PRAGMA ${pragma}`);
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
  busyMs: number,
): Promise<Result> {
  const runner = writer.createQueryRunner();
  for (const until = Date.now() + busyMs; ; await wait(ASK_AGAIN_MS)) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
    }
  }
  try {
    const result = await work(runner.manager);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined); // SQLite may have undone it already.
    throw error;
  }
}

async function close(...sources: readonly DataSource[]): Promise<void> {
  for (const source of sources) if (source.isInitialized) await source.destroy();
}

function inodeOf(file: string): number | null {
  return existsSync(file) ? statSync(file).ino : null;
}

/** Says which file it is about; SQLite itself does not. */
function explain(file: string): (error: unknown) => never {
  return (error) => {
    const { code = '', message } = error as { code?: string; message: string };
    const advice = /READONLY|CANTOPEN|PERM/.test(code)
      ? 'Look at the owner and the mode of the file and of its folder: both must be writable.'
      : /CORRUPT|NOTADB/.test(code)
        ? 'Restore a backup: npx sopan restore FOLDER'
        : 'Another program may hold it; stop that and try again.';
    throw new Error(`The database ${file} cannot be opened: ${message}. ${advice}`, { cause: error });
  };
}
