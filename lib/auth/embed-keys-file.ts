import { z } from 'zod';
import { ConfigurationError } from '../env';
import { areaCode } from './claims';
import { newEmbedKey } from './embed-key';
import { originFault } from './embed-origin';
import { changeFile, readIfPresent } from './watched-file';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const storedKey = z.object({
  id: z.string().regex(/^[a-z0-9]{8}$/),
  area: areaCode,
  origins: z
    .array(z.string().refine((origin) => originFault(origin) === null))
    .min(1)
    .max(20),
  hash,
  madeAt: z.iso.datetime(),
  /** The key that this one took the place of, good for another while. */
  former: z.object({ hash, until: z.iso.datetime() }).optional(),
  revokedAt: z.iso.datetime().optional(),
});

/** A key as the file keeps it: its hash, and what it is good for. */
export type StoredKey = z.infer<typeof storedKey>;

/** How long the old key of a rotated one stays good, so that every page of a portal can be changed. */
export const OVERLAP_HOURS = 24;

const MOST_KEYS = 10_000;

/** Makes a key for the pages of some origins, about one area; gives it whole, once. */
export function addKey(
  file: string,
  area: string,
  origins: readonly string[],
  now = new Date(),
): { id: string; key: string } {
  const { id, key, hash: made } = newEmbedKey();
  changeKeys(file, (keys) => {
    if (keys.length >= MOST_KEYS)
      throw new ConfigurationError(`${file} holds ${MOST_KEYS} keys, and no more.`);
    return [...keys, { id, area, origins: [...new Set(origins)], hash: made, madeAt: now.toISOString() }];
  });
  return { id, key };
}

/** Puts another key in the place of one, which stays good for a day; null where there is none that is still good. */
export function rotateKey(file: string, id: string, now = new Date()): { id: string; key: string } | null {
  const { key, hash: made } = newEmbedKey(id);
  const until = new Date(now.getTime() + OVERLAP_HOURS * 3_600_000).toISOString();
  const found = changeOne(file, id, (stored) => ({
    ...stored,
    hash: made,
    madeAt: now.toISOString(),
    former: { hash: stored.hash, until },
  }));
  return found ? { id, key } : null;
}

/** Ends a key, and the one it took the place of, at once; false where there is none that is still good. */
export function revokeKey(file: string, id: string, now = new Date()): boolean {
  return changeOne(file, id, ({ former: _, ...stored }) => ({ ...stored, revokedAt: now.toISOString() }));
}

/** All keys that were ever made, without the keys themselves. */
export function listKeys(file: string): StoredKey[] {
  return parseKeys(readIfPresent(file), file);
}

/** The keys in a file's text; none where there is no file. */
export function parseKeys(text: string | null, file: string): StoredKey[] {
  if (text === null) return [];
  try {
    return z.array(storedKey).max(MOST_KEYS).parse(JSON.parse(text));
  } catch {
    throw new ConfigurationError(`${file} is not a list of embed keys. Put the right one back.`);
  }
}

function changeOne(file: string, id: string, change: (stored: StoredKey) => StoredKey): boolean {
  let found = false;
  changeKeys(file, (keys) =>
    keys.map((stored) => {
      if (stored.id !== id || stored.revokedAt) return stored;
      found = true;
      return change(stored);
    }),
  );
  return found;
}

function changeKeys(file: string, change: (keys: StoredKey[]) => StoredKey[]): void {
  changeFile(file, (text) => `${JSON.stringify(change(parseKeys(text, file)), null, 2)}\n`);
}
