import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, jwtVerify } from 'jose';
import { fail } from '../errors';
import { claimsOf, viewerFromClaims } from './claims';
import type { Viewer } from './viewer';

const ISSUER = 'sopan-local';
const KEY_BYTES = 32;
const CLOCK_TOLERANCE_SECONDS = 30;
const HOUR = 3600;

/**
 * The key of this installation, kept in the data folder as `local.key` and readable by its owner only.
 * Whoever can read that file may act as the administrator, as with the database file beside it.
 */
export function readLocalKey(folder: string): Uint8Array {
  const file = join(folder, 'local.key');
  mkdirSync(folder, { recursive: true });
  const key = readIfPresent(file) ?? createKey(file);
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes.`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others. Make it private: chmod 600 ${file}`);
  }
  return key;
}

/** Signs a token for a viewer with the key of this installation; it ends after `seconds`. */
export async function signLocalToken(key: Uint8Array, viewer: Viewer, seconds: number): Promise<string> {
  return new SignJWT(claimsOf(viewer))
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);
}

/** A token of the administrator for the commands run on this machine; it ends after twelve hours. */
export async function localAdministratorToken(key: Uint8Array): Promise<string> {
  return signLocalToken(key, { role: 'ADMIN', area: 'BD', subject: 'local-administrator' }, 12 * HOUR);
}

/** The viewer in a token signed with the key of this installation; anything else is UNAUTHENTICATED. */
export async function verifyLocalToken(key: Uint8Array, token: string): Promise<Viewer> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return viewerFromClaims(payload);
  } catch {
    throw fail('UNAUTHENTICATED');
  }
}

function readIfPresent(file: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place, so that of two starting processes both read the same whole key. */
function createKey(file: string): Uint8Array {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return new Uint8Array(readFileSync(file));
}
