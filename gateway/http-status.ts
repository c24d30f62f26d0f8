import type { ApolloServerPlugin } from '@apollo/server';
import { fail } from '../lib/errors';
import type { Log } from '../lib/log';
import type { GatewayContext } from './gateway-context';

/** Faults of a document that came whole: under application/json they are an answer like any other. */
const ANSWERED: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * The statuses that GraphQL over HTTP asks for. Under application/json a well-formed request is answered with
 * 200 even where its document fails; under application/graphql-response+json it is a 400. A limit's refusal
 * stays a 400 under both: what was refused unread must not look answered.
 */
export function httpStatus(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response, contextValue }) {
          if (response.body.kind === 'single' && contextValue.plainJson) {
            const { data, errors = [] } = response.body.singleResult;
            const answered = errors.every(({ extensions }) => ANSWERED.has(extensions?.code));
            if (data === undefined && errors.length && answered) response.http.status = 200;
          }
          return Promise.resolve();
        },
      }),
  };
}

/**
 * Where a subgraph broke its own contract (null for a field that is never null) the gateway nulls the field
 * and says so in `extensions` with the names of types. The client gets an error instead, the log the rest.
 */
export function brokenContract(log: Log): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response, contextValue: { requestId } }) {
          if (response.body.kind !== 'single') return Promise.resolve();
          const result = response.body.singleResult;
          const broken = result.extensions?.valueCompletion as { message: string; path?: [] }[] | undefined;
          if (!broken) return Promise.resolve();
          delete result.extensions;
          log.error(
            { requestId, broken: broken.slice(0, 10).map(({ message }) => message) },
            'broken contract',
          );
          const { message, extensions } = fail('INTERNAL_SERVER_ERROR');
          const [{ path } = { path: undefined }] = broken;
          result.errors = [{ message, ...(path ? { path } : {}), extensions: { ...extensions, requestId } }];
          return Promise.resolve();
        },
      }),
  };
}
