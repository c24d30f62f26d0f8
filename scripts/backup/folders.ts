import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from '../../lib/database/backup/manifest';

/** Backups that the program names itself, by their moment in UTC: `20240131T174500Z`. Others it leaves alone. */
const DATED = /^\d{8}T\d{6}Z$/;

/** The name of a backup that is taken now. */
export function datedName(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The dated backups of a folder that are whole, the oldest first. */
export function datedBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => DATED.test(name) && existsSync(join(folder, name, MANIFEST)))
    .sort();
}

/** When a dated backup was taken. */
export function momentOf(name: string): Date {
  return new Date(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** Removes the oldest dated backups, and those that were cut off; gives the names of what went. */
export function keepNewest(folder: string, keep: number): string[] {
  const dated = datedBackups(folder);
  const cutOff = existsSync(folder)
    ? readdirSync(folder).filter(
        (name) => DATED.test(name.replace(/\.partial$/, '')) && name.endsWith('.partial'),
      )
    : [];
  const gone = [...dated.slice(0, Math.max(0, dated.length - keep)), ...cutOff];
  for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true });
  return gone;
}
