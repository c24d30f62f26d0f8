import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { FAILURES } from '../errors';
import type { Log } from '../log';

/** Codes of GraphQL itself that a client may see beside those of the catalogue. */
export const GRAPHQL_CODES = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
] as const;

const TELLABLE: ReadonlySet<unknown> = new Set(
  [...Object.keys(FAILURES), ...GRAPHQL_CODES].filter((code) => code !== 'INTERNAL_SERVER_ERROR'),
);

/**
 * What a client is told of an error: message, code, path and locations of an expected one, nothing of any
 * other. The other is logged whole under the request's id, once: one that comes masked is not logged again.
 */
export function maskError(error: unknown, requestId: string, log: Log): GraphQLFormattedError {
  const { message, locations, path, extensions } = asGraphQLError(error);
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  if (TELLABLE.has(extensions.code)) {
    return { message: withoutHints(message), ...place, extensions: { code: extensions.code } };
  }
  if (!extensions.masked) log.error({ requestId, path, error: describeError(error) }, 'unexpected error');
  return {
    message: FAILURES.INTERNAL_SERVER_ERROR.message,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** An error for the log: its own and its causes' names, messages and stacks, and no other property, since a driver keeps the values of a query there. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an Error' };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error.cause) : error.cause;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(cause && depth < 3 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

/** "Did you mean …?" would spell out the schema to whoever guesses at it. */
function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean .+?\?$/s, '');
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
}
