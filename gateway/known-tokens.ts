import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BoundedCache } from '../lib/subgraph/bounded-cache';
import type { VerifyToken } from './viewer-of';

const KEPT = 10_000;
/** A bearer's token, or the one in the cookie of a browser that signed in. */
const BEARER = /^Bearer ([\w.~+/=-]{1,8192})$/i;
const COOKIE = /(?:^|;\s*)(?:__Host-)?sopan=([\w.~+/=-]{1,8192})/;

/**
 * Knows the tokens that were found good of late, by their digests, so that one can be told from a forged one
 * before anything is verified. It decides about places only: whoever is let in is verified as always.
 */
export class KnownTokens {
  private readonly good = new BoundedCache<true>('known tokens', KEPT);

  /** The same verification, which remembers what it found good. */
  remembering(verify: VerifyToken): VerifyToken {
    return async (token) => {
      const viewer = await verify(token);
      this.good.set(digest(token), true);
      return viewer;
    };
  }

  /** Whether a request brings a token that was good before. */
  isBroughtBy({ headers }: IncomingMessage): boolean {
    const token = BEARER.exec(headers.authorization ?? '')?.[1] ?? COOKIE.exec(headers.cookie ?? '')?.[1];
    return token !== undefined && this.good.get(digest(token)) === true;
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
