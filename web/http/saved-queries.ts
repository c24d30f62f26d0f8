import { createHash } from 'node:crypto';
import compression from 'compression';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { parse, type GraphQLFormattedError } from 'graphql';
import type { SavedQuery } from '../saved-query';
import { SAVED_QUERIES } from '../saved-queries';
import { writeCsv } from '../tables/csv';
import { shapeOf } from '../tables/shape-of';
import { tableOf } from '../tables/table-of';
import { readParameters, type BadParameter } from './saved-query-parameters';
import type { Visitor } from './visitor';

/** The hub's own failures, as `scripts/` hands them in: the catalogue of codes lies below the pages. */
export interface SavedQueryFailures {
  readonly unknown: (name: string) => Error;
  readonly badParameter: (bad: BadParameter) => Error;
  /** A part of the answer could not be had. */
  readonly unavailable: () => Error;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The saved queries that have an address: what the public may ask. */
export const PUBLIC_QUERIES = SAVED_QUERIES.filter(({ role }) => role === 'PUBLIC');

/**
 * /q/<name>.csv and /q/<name>.json: the answer to a saved query, whole or not at all, so that nobody adds up a
 * table of which a part is missing. What the public gets may be kept for a minute; what a token opens, nowhere.
 */
export function savedQueriesOverHttp(failures: SavedQueryFailures) {
  return (visitorOf: (request: Request) => Visitor): RequestHandler => {
    const router = Router();
    router.use(compression());
    router.get(/^\/([^/]*)\.(csv|json)$/, async (request, response) => {
      const { 0: name = '', 1: format } = request.params as Record<string, string>;
      const query = PUBLIC_QUERIES.find((each) => each.name === name);
      if (!query) throw failures.unknown(name.slice(0, 50));
      const read = readParameters(query, new URLSearchParams(request.originalUrl.split('?', 2)[1]));
      if ('bad' in read) throw failures.badParameter(read.bad);
      const visitor = visitorOf(request);
      const answer = await visitor.ask(query.text, read.variables);
      if (answer.errors?.length || !answer.data) {
        refuse(response, answer.errors ?? [], failures);
        return;
      }
      const text = format === 'csv' ? asCsv(query, answer.data) : JSON.stringify({ data: answer.data });
      const isPublic = visitor.viewer.role === 'PUBLIC';
      response
        .set('cache-control', isPublic ? 'public, max-age=60' : 'private, no-store')
        .vary('authorization, cookie, x-sopan-key')
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : JSON_TYPE);
      if (format === 'csv') response.attachment(`${name}.csv`);
      const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
      if (isPublic) response.set('etag', tag);
      if (isPublic && hasAlready(request, tag)) response.status(304).end();
      else response.send(text);
    });
    return router;
  };
}

/** Told by the tag alone: programs that ask whether something changed often forbid caches on the way as well. */
function hasAlready(request: Request, tag: string): boolean {
  const tags = request.headers['if-none-match']?.split(',').map((each) => each.trim()) ?? [];
  return tags.includes(tag) || tags.includes(tag.slice(2)) || tags.includes('*');
}

function asCsv(query: SavedQuery, data: unknown): string {
  return writeCsv(tableOf(data, shapeOf(parse(query.text))));
}

/** Codes by which the hub says that the question is wrong; with any other a part of the answer is away. */
const ASKED_WRONGLY = new Set([
  'AREA_NOT_THERE',
  'BAD_CURSOR',
  'BAD_DAY',
  'BAD_FISCAL_YEAR',
  'BAD_INPUT',
  'BAD_PAGE',
  'BAD_USER_INPUT',
  'DAY_IN_FUTURE',
  'QUERY_TOO_LARGE',
  'UNKNOWN_AREA',
]);

function refuse(
  response: Response,
  errors: readonly GraphQLFormattedError[],
  failures: SavedQueryFailures,
): void {
  const codes = errors.map(({ extensions }) => String(extensions?.['code']));
  const isTooMany = codes.includes('TOO_MANY_REQUESTS');
  if (!isTooMany && !codes.some((code) => ASKED_WRONGLY.has(code))) {
    response.set('retry-after', '2');
    throw failures.unavailable();
  }
  if (isTooMany) response.set('retry-after', '60');
  response
    .status(isTooMany ? 429 : 400)
    .type(JSON_TYPE)
    .send(JSON.stringify({ errors }));
}
