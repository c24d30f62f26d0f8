import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';

/** The operations that anyone may ask for by their id, which is the SHA-256 of their text. */
export type Safelist = ReadonlyMap<string, string>;

/** An operation as it comes: by its text, by its id, or by both. */
interface Asked {
  readonly query?: string | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The text of the operation that is asked for, or the refusal. A portal names a safelisted one by its id and
 * never sends a text. Nobody adds to the list by asking, so that nobody can fill it either.
 */
export function textAsked(
  { query, extensions }: Asked,
  { role }: Viewer,
  safelist: Safelist,
): string | undefined | GraphQLError {
  const { persistedQuery } = extensions ?? {};
  if (role === 'PORTAL' && (query !== undefined || persistedQuery === undefined))
    return fail('OPERATION_NOT_SAFELISTED');
  if (persistedQuery === undefined || persistedQuery === null) return query;
  const { version = 1, sha256Hash } = Object(persistedQuery) as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string')
    return badRequest('persistedQuery needs version 1 and sha256Hash.');
  if (query !== undefined)
    return operationId(query) === sha256Hash ? query : badRequest('sha256Hash is not that of the query.');
  return safelist.get(sha256Hash) ?? notFound();
}

/** The id of an operation. */
export function operationId(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The safelist of the contract; `npm run schema` prints it from gateway/safelist/. */
export function readSafelist(): Safelist {
  const listed = JSON.parse(readFileSync(join(projectRoot, 'schema', 'safelist.json'), 'utf8')) as Record<
    string,
    { text: string }
  >;
  return new Map(Object.entries(listed).map(([id, { text }]) => [id, text]));
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

/** In the words that clients of automatic persisted queries know: they then send the text. */
function notFound(): GraphQLError {
  const extensions = { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 400 } };
  return new GraphQLError('PersistedQueryNotFound', { extensions });
}
