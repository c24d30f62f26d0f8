import { decodeProtectedHeader } from 'jose';
import { fail } from '../errors';
import type { VerifiedToken } from './claims';
import { verifyLocalToken } from './local-key';
import type { Viewer } from './viewer';

interface TrustedIssuers {
  /** The key of this installation; null where its tokens are not taken. */
  readonly localKey: Uint8Array | null;
  /** The outside issuer; null where there is none. */
  readonly outside: ((token: string) => Promise<VerifiedToken>) | null;
  readonly isRevoked: (subject: string, issuedAt: number) => boolean;
}

/**
 * Finds who a token speaks for, or throws UNAUTHENTICATED. Which of the two issuers is asked follows from the
 * algorithm, and each takes only its own: the installation's key is never tried as another's public key.
 */
export function tokenVerifier({ localKey, outside, isRevoked }: TrustedIssuers) {
  return async (token: string): Promise<Viewer> => {
    const { viewer, issuedAt } = await verify(token);
    if (isRevoked(viewer.subject, issuedAt)) throw fail('UNAUTHENTICATED');
    return viewer;
  };

  function verify(token: string): Promise<VerifiedToken> {
    if (algorithmOf(token) !== 'HS256') return outside ? outside(token) : refuse();
    return localKey ? verifyLocalToken(localKey, token) : refuse();
  }
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    throw fail('UNAUTHENTICATED');
  }
}

function refuse(): Promise<never> {
  return Promise.reject(fail('UNAUTHENTICATED'));
}
