import type { Request, RequestHandler } from 'express';
import { PUBLIC, type Viewer } from '../lib/auth/viewer';
import { fail } from '../lib/errors';

/** Finds who a token speaks for, or throws UNAUTHENTICATED. */
export type VerifyToken = (token: string) => Promise<Viewer>;

const viewers = new WeakMap<Request, Viewer>();

/** Who asks: the public where there is no `Authorization`; a token that is not good is refused, never ignored. */
export function recogniseViewer(verify: VerifyToken): RequestHandler {
  return async (request, _response, next) => {
    const [authorization, another] = request.headersDistinct['authorization'] ?? [];
    // Two tokens may speak for two people, and a proxy before the hub may have looked at the other one.
    if (another !== undefined) throw fail('UNAUTHENTICATED');
    if (authorization !== undefined) viewers.set(request, await verifyHeader(authorization, verify));
    next();
  };
}

/** The viewer that `recogniseViewer` found. No other header has a say. */
export function viewerOf(request: Request): Viewer {
  return viewers.get(request) ?? PUBLIC;
}

async function verifyHeader(authorization: string, verify: VerifyToken): Promise<Viewer> {
  const token = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(authorization)?.[1];
  if (!token) throw fail('UNAUTHENTICATED');
  return verify(token);
}
