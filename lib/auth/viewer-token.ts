import { SignJWT, jwtVerify } from 'jose';
import { fail } from '../errors';
import type { SubgraphName } from '../subgraph/subgraph';
import { claimsOf, viewerFromClaims } from './claims';
import type { Viewer } from './viewer';

/** The request header that carries the viewer from the gateway to a subgraph. */
export const VIEWER_HEADER = 'x-sopan-viewer';

/** A header lives this long at most, whatever its own claims say. */
export const VIEWER_TOKEN_SECONDS = 60;

const ISSUER = 'sopan-gateway';
const CLOCK_TOLERANCE_SECONDS = 5;

/** Signs a viewer for one subgraph; the token is good for a minute and for that subgraph only. */
export async function signViewer(secret: string, subgraph: SubgraphName, viewer: Viewer): Promise<string> {
  return new SignJWT(claimsOf(viewer))
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt()
    .setExpirationTime(`${VIEWER_TOKEN_SECONDS}s`)
    .sign(keyOf(secret));
}

/** The viewer in a header made by `signViewer` for this subgraph; anything else is UNAUTHENTICATED. */
export async function verifyViewer(
  secret: string,
  subgraph: SubgraphName,
  token: string | undefined,
): Promise<Viewer> {
  if (!token) throw fail('UNAUTHENTICATED');
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: subgraph,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: VIEWER_TOKEN_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return viewerFromClaims(payload);
  } catch {
    throw fail('UNAUTHENTICATED');
  }
}

/** Whether a secret is long enough to sign with; a shorter one can be guessed. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= 32;
}

function keyOf(secret: string): Uint8Array {
  if (!isStrongSecret(secret)) throw new Error('SOPAN_GATEWAY_SECRET is shorter than 32 characters.');
  return new TextEncoder().encode(secret);
}
