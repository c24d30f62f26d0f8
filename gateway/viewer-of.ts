import type { Request, RequestHandler } from 'express';
import { KEY_HEADER, type EmbedKeys } from '../lib/auth/embed-keys';
import { LOCAL_ADMINISTRATOR } from '../lib/auth/local-key';
import { PUBLIC, type Viewer } from '../lib/auth/viewer';
import { fail } from '../lib/errors';
import { isLocalCall } from './local-call';
import { viewerOfSession } from './session';

/** Finds who a token speaks for, or throws UNAUTHENTICATED. */
export type VerifyToken = (token: string) => Promise<Viewer>;

const viewers = new WeakMap<Request, Viewer>();

/** Names under which a key or token might be put into an address; none of them has a meaning there. */
const SECRET_PARAMETERS = /^(x-?)?(sopan[_-]?)?(api|access|embed|auth)?[_-]?(key|token|authorization)$/i;

/**
 * Who asks: the public where there is neither token nor key. One that is not good is refused, never ignored; so
 * are two at once, since they may speak for two people and a proxy may have looked at the other one. The cookie of
 * a browser counts only where pages are served (`session`).
 */
export function recogniseViewer(verify: VerifyToken, keys?: EmbedKeys, session = false): RequestHandler {
  return async (request, _response, next) => {
    const parameters = new URLSearchParams(request.url.split('?', 2)[1]);
    if ([...parameters.keys()].some((name) => SECRET_PARAMETERS.test(name))) throw fail('KEY_IN_ADDRESS');
    const tokens = request.headersDistinct['authorization'] ?? [];
    const given = request.headersDistinct[KEY_HEADER] ?? [];
    if (tokens.length + given.length > 1) throw fail('UNAUTHENTICATED');
    const [[token], [key]] = [tokens, given];
    if (token !== undefined) viewers.set(request, await bearer(token, request, verify));
    if (key !== undefined) viewers.set(request, portal(key, request, keys));
    if (session && token === undefined && key === undefined) {
      const viewer = await viewerOfSession(request, verify);
      if (viewer) viewers.set(request, viewer);
    }
    next();
  };
}

/** The viewer that `recogniseViewer` found. No other header has a say. */
export function viewerOf(request: Request): Viewer {
  return viewers.get(request) ?? PUBLIC;
}

async function bearer(authorization: string, request: Request, verify: VerifyToken): Promise<Viewer> {
  const token = /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(authorization)?.[1];
  if (!token) throw fail('UNAUTHENTICATED');
  const viewer = await verify(token);
  if (viewer.subject === LOCAL_ADMINISTRATOR && !isLocalCall(request)) throw fail('UNAUTHENTICATED');
  return viewer;
}

function portal(key: string, request: Request, keys: EmbedKeys | undefined): Viewer {
  const [origin, another] = request.headersDistinct['origin'] ?? [];
  if (!keys || another !== undefined) throw fail('BAD_KEY');
  return keys.viewerOf(key, origin);
}
