import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import libsql from 'libsql';
import type { Database, OpenSettings } from '../settings';
import { loadIntoSqlite } from './load-rows';
import { BadBackupError, type Entry, type Manifest } from './manifest';
import { demandContent, openCopy } from './open-copy';
import { readSqliteRows } from './sqlite-rows';
import { finishSwap, isSwapping, swapFiles } from './swap-files';

/** Opens a database of the subgraph that a copy is of. */
export type Open = (settings: OpenSettings) => Promise<Database>;

/** Somebody else uses what is to be replaced. */
export class InUseError extends Error {}

export interface ToRestore {
  readonly name: string;
  readonly entry: Entry;
  readonly open: Open;
}

/**
 * Puts the databases of a verified backup in the place of the SQLite files of a folder. They are made ready and
 * read again beside the old ones first; these are kept. Gives the folder that they are kept in, if there were any.
 */
export async function restoreFiles(
  backup: string,
  folder: string,
  wanted: readonly ToRestore[],
  files: Manifest['files'],
): Promise<string | null> {
  mkdirSync(folder, { recursive: true });
  finishSwap(folder);
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const from = join(folder, `restoring-${process.pid}`);
  const keep = `before-restore-${time}`;
  rmSync(from, { recursive: true, force: true });
  mkdirSync(from, { mode: 0o700 });
  const locks: Lockout[] = [];
  try {
    for (const each of wanted) await makeReady(backup, join(from, `${each.name}.sqlite`), each);
    for (const { file } of files) {
      copyFileSync(join(backup, file), join(from, file));
      chmodSync(join(from, file), 0o600);
    }
    for (const { name } of wanted) locks.push(new Lockout(join(folder, `${name}.sqlite`)));
    const names = [...wanted.map(({ name }) => `${name}.sqlite`), ...files.map(({ file }) => file)];
    swapFiles(folder, { from, keep, files: names });
    return existsSync(join(folder, keep)) ? join(folder, keep) : null;
  } finally {
    for (const lock of locks) lock.end();
    // A swap that has begun is carried on by whoever opens the folder next.
    if (!isSwapping(folder)) rmSync(from, { recursive: true, force: true });
  }
}

async function makeReady(backup: string, file: string, { entry, open }: ToRestore): Promise<void> {
  if (entry.kind === 'sqlite') {
    copyFileSync(join(backup, entry.file), file);
    chmodSync(file, 0o600);
    demandIntegrity(file);
  } else {
    await (await open({ url: `sqlite:${file}`, onlyMigrations: entry.migrations })).close();
    const source = await openCopy(backup, entry);
    try {
      await loadIntoSqlite(file, source);
    } finally {
      await source.close();
    }
  }
  await demandContent(readSqliteRows(file), entry, `The restored ${entry.name}`);
  for (const beside of [`${file}-wal`, `${file}-shm`]) rmSync(beside, { force: true });
}

function demandIntegrity(file: string): void {
  const database = new libsql(file);
  try {
    const [answer] = database.prepare('PRAGMA integrity_check').all() as Record<string, string>[];
    if (Object.values(answer ?? {})[0] !== 'ok') throw new BadBackupError(`${file} is damaged inside.`);
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (error instanceof BadBackupError) throw error;
    throw new BadBackupError(`${file} is no database: ${(error as Error).message}`);
  } finally {
    database.close();
  }
}

/** Keeps everybody else from a database file; fails with InUseError where it is open already. */
class Lockout {
  private readonly database: { exec(sql: string): void; close(): void } | null = null;

  constructor(file: string) {
    if (!existsSync(file)) return;
    const database = new libsql(file);
    try {
      // Only who is alone with it may leave the mode of a hub that runs.
      database.exec('PRAGMA busy_timeout = 0');
      database.prepare('PRAGMA journal_mode = DELETE').all();
      database.exec('BEGIN EXCLUSIVE');
      this.database = database;
    } catch (error) {
      database.close();
      const { code = '' } = error as { code?: string };
      if (!/BUSY|LOCKED/.test(code)) return; // It is damaged, and nobody can be using it.
      throw new InUseError(`A hub runs on ${file}. Stop it, restore, and start it again.`);
    }
  }

  end(): void {
    this.database?.close();
  }
}
