import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import libsql from 'libsql';
import { sync } from './files';

/** Says that files lie ready in `from`, are to take the place of those in the folder, and that these go to `keep`. */
interface Swap {
  readonly from: string;
  readonly keep: string;
  readonly files: readonly string[];
}

const NOTE = 'restoring.json';

/**
 * Puts new files in the place of old ones, all of them or none: from the moment the note is there, whoever opens
 * a database in the folder carries on, so that a process that ends in between leaves no mixture behind.
 */
export function swapFiles(folder: string, swap: Swap): void {
  const note = join(folder, NOTE);
  writeFileSync(`${note}.new`, JSON.stringify(swap), { mode: 0o600 });
  sync(`${note}.new`);
  renameSync(`${note}.new`, note);
  sync(folder);
  finishSwap(folder);
}

/** Whether a swap has begun that is not over. */
export function isSwapping(folder: string): boolean {
  return existsSync(join(folder, NOTE));
}

/** Carries on with a swap that was cut off, if one was. Of several processes that start at once, one does it. */
export function finishSwap(folder: string): void {
  const note = join(folder, NOTE);
  if (!isSwapping(folder)) return;
  const lockFile = join(folder, 'restoring.lock');
  // SQLite's lock, since the system gives it back whatever becomes of the process.
  const lock = new libsql(lockFile);
  try {
    lock.exec('PRAGMA busy_timeout = 10000');
    lock.exec('BEGIN EXCLUSIVE');
    if (existsSync(note)) carryOn(folder, JSON.parse(readFileSync(note, 'utf8')) as Swap);
    rmSync(note, { force: true });
    sync(folder);
  } finally {
    lock.close();
    rmSync(lockFile, { force: true });
  }
}

function carryOn(folder: string, { from, keep, files }: Swap): void {
  const source = join(folder, basename(from));
  const kept = join(folder, basename(keep));
  for (const file of files) {
    // Once its new file is gone from there, it is in its place.
    if (!existsSync(join(source, file))) continue;
    for (const old of [file, `${file}-wal`, `${file}-shm`]) {
      if (!existsSync(join(folder, old))) continue;
      mkdirSync(kept, { recursive: true, mode: 0o700 });
      renameSync(join(folder, old), join(kept, old));
      sync(kept);
    }
    renameSync(join(source, file), join(folder, file));
    sync(folder);
  }
  rmSync(source, { recursive: true, force: true });
}
