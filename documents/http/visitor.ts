import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import type { FailureCode } from '../../lib/errors';
import type { Ask } from '../write/records/ask';

/** Who came, and the hub as that viewer may ask it. */
export interface Visitor {
  readonly viewer: Viewer;
  readonly ask: (
    query: string,
    variables: object,
  ) => Promise<{ data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }>;
}

/** Asks the hub as the visitor. Fails with what the hub says, under the HTTP status that tells a browser the same. */
export function askAs(visitor: Visitor): Ask {
  return async (query, variables) => {
    const { data, errors } = await visitor.ask(query, variables);
    if (errors?.[0]) throw failureOf(errors[0]);
    return data ?? {};
  };
}

function failureOf({ message, extensions }: GraphQLFormattedError): GraphQLError {
  const code = String(extensions?.['code']);
  const status = STATUSES[code] ?? UNPROCESSABLE;
  // It has been logged where it was masked.
  return new GraphQLError(message, { extensions: { code, http: { status }, masked: true } });
}

const UNPROCESSABLE = 422;

/** Of failures that GraphQL answers under 200. */
const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNKNOWN_AREA: 404,
  REQUEST_ID_REUSED: 409,
  REVISION_CONFLICT: 409,
  INTERNAL_SERVER_ERROR: 500,
  SUBGRAPH_UNAVAILABLE: 503,
  DATABASE_BUSY: 503,
  DATABASE_UNAVAILABLE: 503,
  DIRECTORY_BEHIND: 503,
  OUTCOME_UNKNOWN: 503,
} satisfies Partial<Record<FailureCode, number>>;
