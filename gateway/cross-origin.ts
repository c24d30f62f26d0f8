import cors, { type CorsOptions } from 'cors';
import type { Request, RequestHandler } from 'express';
import { KEY_HEADER } from '../lib/auth/embed-keys';
import { REQUEST_ID_HEADER } from '../lib/subgraph/request-id';

/** What every answer has in common. The cookie of a session is for the hub's own pages, so credentials are allowed to nobody. */
const COMMON: CorsOptions = {
  methods: ['GET', 'POST'],
  exposedHeaders: ['Retry-After', REQUEST_ID_HEADER],
  credentials: false,
  maxAge: 600,
  optionsSuccessStatus: 204,
};
const HEADERS = ['content-type', 'apollo-require-preflight', REQUEST_ID_HEADER];

/**
 * Which pages of other sites may read an answer. What anyone may ask without a token, any page may: it learns
 * nothing that its server could not. A token comes only from pages of the origins that are listed, each spelt out
 * whole; no origin is ever repeated because it was sent.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const listed = new Set(origins);
  const decide = cors<Request>((request, decided) => {
    const { origin } = request.headers;
    if (!bringsToken(request))
      decided(null, { ...COMMON, origin: '*', allowedHeaders: [...HEADERS, KEY_HEADER] });
    else if (origin !== undefined && listed.has(origin))
      decided(null, { ...COMMON, origin, allowedHeaders: [...HEADERS, 'authorization'] });
    else decided(null, { origin: false });
  });
  return (request, response, next) => {
    // Whatever is decided, a cache between must not give it to a page of another origin.
    response.vary('Origin');
    if (request.method === 'OPTIONS' && bringsToken(request) && !isListed(request, listed)) {
      response.status(204).end();
      return;
    }
    decide(request, response, next);
  };
}

/** Whether a token comes with the request, or will come with the one that is asked about. */
function bringsToken({ method, headers }: Request): boolean {
  if (method !== 'OPTIONS') return headers.authorization !== undefined;
  const asked = String(headers['access-control-request-headers'] ?? '').toLowerCase();
  return asked.split(',').some((name) => name.trim() === 'authorization');
}

function isListed({ headers }: Request, listed: ReadonlySet<string>): boolean {
  return headers.origin !== undefined && listed.has(headers.origin);
}
