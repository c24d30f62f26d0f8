import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import { fail } from '../errors';
import type { SubgraphName } from '../subgraph/subgraph';
import { claimsOf, viewerFromClaims } from './claims';
import type { Viewer } from './viewer';

/** The request header by which a subgraph knows who calls, for whom, and with what. */
export const VIEWER_HEADER = 'x-sopan-viewer';

/** A signature is good for this long. */
export const CALL_SECONDS = 60;

const CLOCK_TOLERANCE_SECONDS = 5;
const MOST_CHARACTERS = 8192;
const ISSUER = 'sopan-gateway';

/** The only header ever written, and the only one ever taken: there is no algorithm to choose. */
const HEADER = encoded({ alg: 'HS256', typ: 'sopan-call' });

/** What one process sends another. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  /** As text or as its bytes; empty where there is none. */
  readonly body: string | Buffer;
}

/** A call whose signature is good; its body may not have been read yet. */
export interface SignedCall {
  readonly viewer: Viewer;
  /** Whether the body that came is the one that was signed. */
  readonly isFor: (body: string | Buffer) => boolean;
}

/** What a header says of its call, beside who asks. */
interface Told {
  readonly iss: typeof ISSUER;
  readonly aud: string;
  readonly iat: number;
  readonly call: string;
  readonly body: string;
}

/**
 * Signs one call to one subgraph: who asks, and the very method, path and body. Taken from one request it is of
 * no use for another. It costs microseconds, so that nothing needs to be kept and used again.
 */
export function signCall(secret: string, subgraph: SubgraphName, viewer: Viewer, call: Call): string {
  const payload = encoded({
    iss: ISSUER,
    aud: subgraph,
    iat: secondsNow(),
    ...claimsOf(viewer),
    call: `${call.method} ${call.path}`,
    body: digestOf(call.body),
  });
  return `${HEADER}.${payload}.${macOf(secret, payload)}`;
}

/**
 * The call in a header made by `signCall` for this subgraph, this method and path; anything else is
 * UNAUTHENTICATED. Whoever reads the body then asks `isFor`.
 */
export function openCall(
  secret: string,
  subgraph: SubgraphName,
  header: unknown,
  call: Omit<Call, 'body'>,
): SignedCall {
  if (typeof header !== 'string' || header.length > MOST_CHARACTERS) throw fail('UNAUTHENTICATED');
  const [head, payload, mac, more] = header.split('.');
  const good = head === HEADER && payload && mac && more === undefined;
  if (!good || !isSame(mac, macOf(secret, payload))) throw fail('UNAUTHENTICATED');
  const told: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!isTold(told)) throw fail('UNAUTHENTICATED');
  const { aud, iat, body } = told;
  const age = secondsNow() - iat;
  const isFresh = age <= CALL_SECONDS + CLOCK_TOLERANCE_SECONDS && age >= -CLOCK_TOLERANCE_SECONDS;
  if (aud !== subgraph || !isFresh || told.call !== `${call.method} ${call.path}`) {
    throw fail('UNAUTHENTICATED');
  }
  return { viewer: knownViewer(told), isFor: (came) => body === digestOf(came) };
}

/** By hand: a schema takes longer over these five than the signature takes. */
function isTold(value: unknown): value is Told {
  if (typeof value !== 'object' || value === null) return false;
  const { iss, aud, iat, call, body } = value as Record<keyof Told, unknown>;
  const texts = [aud, call, body].every((each) => typeof each === 'string');
  return iss === ISSUER && texts && Number.isInteger(iat);
}

const MOST_VIEWERS = 500;
const viewers = new Map<string, Viewer>();

/** The viewer whom claims name; most calls come from few, whose claims have been read before. */
function knownViewer(told: object): Viewer {
  const { role, area, sub, charges } = told as Record<string, unknown>;
  const key = JSON.stringify({ role, area, sub, charges });
  const known = viewers.get(key);
  if (known) return known;
  const viewer = viewerFromClaims(told);
  if (viewers.size >= MOST_VIEWERS) viewers.clear();
  viewers.set(key, viewer);
  return viewer;
}

/** Whether a secret is long enough to sign with; a shorter one can be guessed. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= 32;
}

function macOf(secret: string, payload: string): string {
  return createHmac('sha256', keyOf(secret)).update(`${HEADER}.${payload}`).digest('base64url');
}

let lastKey: { readonly secret: string; readonly key: KeyObject } | undefined;

/** A process signs, and checks, with one secret. */
function keyOf(secret: string): KeyObject {
  if (lastKey?.secret === secret) return lastKey.key;
  if (!isStrongSecret(secret)) throw new Error('SOPAN_GATEWAY_SECRET is shorter than 32 characters.');
  lastKey = { secret, key: createSecretKey(Buffer.from(secret)) };
  return lastKey.key;
}

function digestOf(body: string | Buffer): string {
  return hash('sha256', body, 'base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
