import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, jwtVerify } from 'jose';
import { ConfigurationError } from '../env';
import { fail } from '../errors';
import { claimsOf, viewerFromClaims, type VerifiedToken } from './claims';
import type { Viewer } from './viewer';

const ISSUER = 'sopan-local';
const KEY_BYTES = 32;
const CLOCK_TOLERANCE_SECONDS = 30;
const HOUR = 3600;

/** No token of this installation is good for longer, whatever it says of its own end. */
export const LONGEST_HOURS = 30 * 24;

/** Who the commands beside the data folder act as. The gateway takes that name from this machine only. */
export const LOCAL_ADMINISTRATOR = 'local-administrator';

/**
 * The key of this installation, kept in the data folder as `local.key` and readable by its owner only.
 * Whoever can read that file may act as the administrator, as with the database file beside it.
 */
export function readLocalKey(folder: string): Uint8Array {
  const file = join(folder, 'local.key');
  mkdirSync(folder, { recursive: true });
  const key = readIfPresent(file) ?? createKey(file);
  if (key.length !== KEY_BYTES || new Set(key).size < KEY_BYTES / 4) {
    throw new ConfigurationError(
      `${file} does not hold a random key of ${KEY_BYTES} bytes. Put the right one back, or remove it: a new one is made.`,
    );
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new ConfigurationError(`${file} can be read by others. Make it private: chmod 600 ${file}`);
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
  return signLocalToken(key, { role: 'ADMIN', area: 'BD', subject: LOCAL_ADMINISTRATOR }, 12 * HOUR);
}

/** Who and when, of a token signed with the key of this installation; anything else is UNAUTHENTICATED. */
export async function verifyLocalToken(key: Uint8Array, token: string): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: LONGEST_HOURS * HOUR,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return { viewer: viewerFromClaims(payload), issuedAt: payload.iat ?? 0 };
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
