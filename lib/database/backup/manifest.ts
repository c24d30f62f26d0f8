import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sumOf } from './files';

const position = z.object({ seq: z.number(), chain: z.string() });
const sum = z.object({
  file: z.string().regex(/^[\w.-]+$/, 'is no plain name of a file'),
  bytes: z.number().int(),
  sha256: z.string().length(64),
});
const entry = sum.extend({
  name: z.string(),
  kind: z.enum(['sqlite', 'mysql']),
  migrations: z.array(z.string()).min(1),
  tables: z.record(z.string(), z.number()),
  /** The checksum of the rows, alike on both kinds of database. */
  content: z.string().length(64),
  outbox: position,
  inbox: z.record(z.string(), position),
});
const manifest = z.object({
  format: z.literal('sopan-backup'),
  version: z.literal(1),
  program: z.string(),
  takenAt: z.string(),
  databases: z.array(entry).min(1),
  files: z.array(sum),
});

/** What a backup holds: one database each. */
export type Entry = z.infer<typeof entry>;
export type Manifest = z.infer<typeof manifest>;

export const MANIFEST = 'manifest.json';

/** A backup that is not whole, not one of Sopan, or changed since it was made. */
export class BadBackupError extends Error {}

/** Writes the manifest last: a folder without one is no backup. */
export function writeManifest(folder: string, content: Manifest): void {
  const sealed = { ...content, sha256: sealOf(content) };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(sealed, null, 2)}\n`, { mode: 0o600 });
}

/** Reads the manifest of a folder. Fails with BadBackupError where there is none, or it is damaged. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new BadBackupError(`There is no backup in ${folder}: it has no ${MANIFEST}.`);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new BadBackupError(`${path} is cut or damaged.`);
  }
  const { format, version } = (given ?? {}) as Record<string, unknown>;
  if (format !== 'sopan-backup') throw new BadBackupError(`${path} is not of a backup that Sopan made.`);
  if (typeof version === 'number' && version > 1)
    throw new BadBackupError(`${path} was made by a newer program. Restore it with that one.`);
  const read = manifest.safeParse(given);
  if (!read.success || (given as { sha256?: string }).sha256 !== sealOf(read.data))
    throw new BadBackupError(`${path} was changed or damaged since the backup was made.`);
  return read.data;
}

/** Reads every file of a backup to its end. Fails with BadBackupError where one is gone, cut or changed. */
export async function verifyFiles(folder: string, { databases, files }: Manifest): Promise<void> {
  for (const { file, bytes, sha256 } of [...databases, ...files]) {
    const path = join(folder, file);
    if (!existsSync(path)) throw new BadBackupError(`${path} is missing.`);
    const size = statSync(path).size;
    if (size !== bytes)
      throw new BadBackupError(`${path} is cut or changed: it has ${size} bytes and not ${bytes}.`);
    if ((await sumOf(path)).sha256 !== sha256)
      throw new BadBackupError(`${path} was changed or damaged since the backup was made.`);
  }
}

function sealOf(content: Manifest): string {
  return createHash('sha256')
    .update(JSON.stringify(manifest.parse(content)))
    .digest('hex');
}
