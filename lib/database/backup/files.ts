import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file of a backup, and what it must be when it is read again. */
export interface FileSum {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Size and checksum of a file, once it lies on the disk. */
export async function sumOf(path: string): Promise<FileSum> {
  sync(path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { file: basename(path), bytes: statSync(path).size, sha256: hash.digest('hex') };
}

/** Waits until a file, or the names in a folder, lie on the disk. */
export function sync(path: string): void {
  const open = openSync(path, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
