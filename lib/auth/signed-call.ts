import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
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
  /** Empty where there is none. */
  readonly body: string;
}

/** A call whose signature is good; its body may not have been read yet. */
export interface SignedCall {
  readonly viewer: Viewer;
  /** Whether the body that came is the one that was signed. */
  readonly isFor: (body: string) => boolean;
}

const claims = z.object({
  iss: z.literal(ISSUER),
  aud: z.string(),
  iat: z.number().int(),
  call: z.string(),
  body: z.string(),
});

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
  const read = claims.safeParse(told);
  if (!read.success) throw fail('UNAUTHENTICATED');
  const { aud, iat, body } = read.data;
  const age = secondsNow() - iat;
  const isFresh = age <= CALL_SECONDS + CLOCK_TOLERANCE_SECONDS && age >= -CLOCK_TOLERANCE_SECONDS;
  if (aud !== subgraph || !isFresh || read.data.call !== `${call.method} ${call.path}`) {
    throw fail('UNAUTHENTICATED');
  }
  return { viewer: viewerFromClaims(told), isFor: (came) => isSame(body, digestOf(came)) };
}

/** Whether a secret is long enough to sign with; a shorter one can be guessed. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= 32;
}

function macOf(secret: string, payload: string): string {
  if (!isStrongSecret(secret)) throw new Error('SOPAN_GATEWAY_SECRET is shorter than 32 characters.');
  return createHmac('sha256', secret).update(`${HEADER}.${payload}`).digest('base64url');
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
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
