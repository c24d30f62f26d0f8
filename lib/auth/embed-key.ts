import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A key that a portal's pages send: public by its nature, and worth no more than one area's progress. */
export interface EmbedKey {
  /** Names it in lists, in the log and in `sopan key`; no secret. */
  readonly id: string;
  /** The whole key, told once. */
  readonly key: string;
  /** All that is kept of it. */
  readonly hash: string;
}

const ID_LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';
const ID_LENGTH = 8;
const SECRET_BYTES = 32;
const FORM = /^sopan_([a-z0-9]{8})_[\w-]{43}$/;

/** Makes a key; with the id of an older one, in its place. */
export function newEmbedKey(id = newId()): EmbedKey {
  const key = `sopan_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { id, key, hash: hashOf(key) };
}

/** The id that a key names, null where it is no key at all. */
export function idOfKey(key: string): string | null {
  return FORM.exec(key)?.[1] ?? null;
}

/** Whether a key is the one whose hash was kept; it takes as long for a wrong one as for the right one. */
export function isKeyOf(hash: string, key: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(key), 'hex'), Buffer.from(hash, 'hex'));
}

/** Compared with where no key of that id is known, so that an unknown id takes as long as a wrong secret. */
export const HASH_OF_NO_KEY = '0'.repeat(64);

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function newId(): string {
  return Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}
