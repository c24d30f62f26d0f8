import { join } from 'node:path';
import { contentOf } from './content';
import { readJsonLines } from './json-lines';
import { BadBackupError, type Entry } from './manifest';
import type { RowSource } from './row-source';
import { readSqliteRows } from './sqlite-rows';

/** The rows of one database of a backup. */
export async function openCopy(folder: string, { file, kind }: Entry): Promise<RowSource> {
  const path = join(folder, file);
  return kind === 'sqlite' ? readSqliteRows(path) : readJsonLines(path);
}

/** Compares what a database holds with what the backup says of it; fails with BadBackupError. */
export async function demandContent(source: RowSource, entry: Entry, what: string): Promise<void> {
  try {
    const { tables, sha256 } = await contentOf(source);
    if (JSON.stringify(source.migrations) !== JSON.stringify(entry.migrations))
      throw new BadBackupError(`${what} has other migrations than the backup says.`);
    if (sha256 === entry.content) return;
    const differing = Object.keys({ ...tables, ...entry.tables }).filter(
      (table) => tables[table] !== entry.tables[table],
    );
    throw new BadBackupError(
      `${what} does not hold what the backup says: ${differing.map((table) => `${table} has ${tables[table] ?? 'no'} and not ${entry.tables[table] ?? 'no'} rows`).join(', ') || 'its rows differ'}.`,
    );
  } finally {
    await source.close();
  }
}
