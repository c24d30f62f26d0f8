import {
  chmodSync,
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import libsql from 'libsql';
import { projectRoot } from '../../project-root';
import { contentOf, type Content } from './content';
import { sumOf, sync } from './files';
import type { Header } from './json-lines';
import { writeManifest, type Entry, type Manifest } from './manifest';
import { readMysqlRows } from './mysql-rows';
import type { RowSource } from './row-source';
import { readSqliteRows } from './sqlite-rows';

export interface ToBackUp {
  readonly name: string;
  readonly url: string;
}

/** Told of how many rows of a database have been read. */
export type TellRows = (database: string, rows: number) => void;

/**
 * Copies databases that may be in use into a new folder, each as of one moment, and reads each copy once more.
 * The folder gets its name when it is whole; one that ends in `.partial` was cut off and is good for nothing.
 */
export async function takeBackup(
  folder: string,
  databases: readonly ToBackUp[],
  files: readonly string[] = [],
  tell: TellRows = () => undefined,
): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length)
    throw new BackupError(`${folder} is there already and not empty. Name a new folder.`);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  try {
    const takenAt = new Date().toISOString();
    const entries: Entry[] = [];
    for (const database of databases) entries.push(await copyOf(database, partial, tell));
    for (const file of files) copyFileSync(file, join(partial, basename(file)));
    const sums = await Promise.all(files.map((file) => sumOf(join(partial, basename(file)))));
    for (const each of readdirSync(partial)) chmodSync(join(partial, each), 0o600);
    const manifest: Manifest = {
      format: 'sopan-backup',
      version: 1,
      program: programVersion(),
      takenAt,
      databases: entries,
      files: sums,
    };
    writeManifest(partial, manifest);
    sync(partial);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(partial, folder);
    sync(dirname(folder));
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** What whoever asked for a backup can put right: a folder, a database that is not there. */
export class BackupError extends Error {}

/** The version of this program, as package.json states it. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function copyOf({ name, url }: ToBackUp, folder: string, tell: TellRows): Promise<Entry> {
  const sqlite = url.startsWith('sqlite:');
  const path = join(folder, `${name}.${sqlite ? 'sqlite' : 'jsonl.gz'}`);
  if (sqlite) snapshot(url.slice('sqlite:'.length), path);
  const source = sqlite ? readSqliteRows(path) : await readMysqlRows(url);
  try {
    if (!source.migrations.length)
      throw new BackupError(`The database of ${name} is empty; there is nothing to back up.`);
    const told = (rows: number): void => tell(name, rows);
    const { tables, sha256 } = sqlite
      ? await contentOf(source, undefined, told)
      : await writeJsonLines(source, path, told);
    const positions = await positionsIn(source);
    const { kind, migrations } = source;
    return {
      ...(await sumOf(path)),
      name,
      kind,
      migrations: [...migrations],
      tables,
      content: sha256,
      ...positions,
    };
  } finally {
    await source.close();
  }
}

/** A copy of an SQLite file that is being written, as of now, in which nothing is left of the log beside it. */
function snapshot(file: string, to: string): void {
  if (!existsSync(file)) throw new BackupError(`There is no database ${file}.`);
  const database = new libsql(file, { fileMustExist: true });
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
  chmodSync(to, 0o600);
}

/** Writes all rows as packed lines of JSON, in the order in which `readJsonLines` reads them. */
async function writeJsonLines(
  source: RowSource,
  path: string,
  tell: (rows: number) => void,
): Promise<Content> {
  const packed = createGzip();
  const output = createWriteStream(path, { mode: 0o600 });
  const written = finished(packed.pipe(output));
  packed.on('error', (error) => output.destroy(error));
  const write = async (line: string): Promise<void> => {
    if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), written]);
  };
  const header: Header = {
    migrations: source.migrations,
    tables: source.tables.map(({ name, columns }) => ({ name, columns })),
  };
  await write(JSON.stringify(header));
  const content = await contentOf(source, write, tell);
  await write(JSON.stringify({ end: true }));
  packed.end();
  await written;
  return content;
}

/** How far the feeds of the database are, out and in. */
async function positionsIn(source: RowSource): Promise<Pick<Entry, 'outbox' | 'inbox'>> {
  const read = async (table: string): Promise<Record<string, string | number | null>[]> => {
    const found = source.tables.find(({ name }) => name === table);
    const rows: Record<string, string | number | null>[] = [];
    if (found)
      for await (const row of found.rows())
        rows.push(Object.fromEntries(found.columns.map((column, index) => [column, row[index] ?? null])));
    return rows;
  };
  const at = (row: Record<string, string | number | null> | undefined) => ({
    seq: Number(row?.['seq'] ?? 0),
    chain: String(row?.['chain'] ?? ''),
  });
  const outbox = at((await read('outbox_head'))[0]);
  const inbox = Object.fromEntries((await read('inbox')).map((row) => [String(row['source']), at(row)]));
  return { outbox, inbox };
}
