import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { FailureCode } from '../lib/errors';
import type { GatewayContext } from './gateway-context';

/** Nothing was changed, and the same may be asked again in a moment. */
const NOTHING_DONE: readonly FailureCode[] = ['DATABASE_UNAVAILABLE', 'DATABASE_BUSY', 'DIRECTORY_BEHIND'];
const FAILURES = {
  /** Of an act that got no answer nobody knows whether it was carried out: that is for people to read, not to be sent again. */
  [OperationTypeNode.MUTATION]: new Set<unknown>(NOTHING_DONE),
  [OperationTypeNode.QUERY]: new Set<unknown>([...NOTHING_DONE, 'SUBGRAPH_UNAVAILABLE']),
};
const MOST_SECONDS = 3;

/**
 * A request of which nothing could be answered, and only for what passes by itself, is a 503 that says when to
 * come back, for balancers and programs that read no body. Where a part was answered the rest is worth having: 200.
 */
export function unanswered(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { body, http }, operation, contextValue: { plainJson } }) {
          if (body.kind !== 'single' || !operation || operation.operation === OperationTypeNode.SUBSCRIPTION)
            return Promise.resolve();
          const result = body.singleResult;
          const passing = FAILURES[operation.operation];
          const passes = result.errors?.every(({ extensions }) => passing.has(extensions?.code)) ?? false;
          if (!passes || !isEmpty(result.data)) return Promise.resolve();
          http.status = 503;
          // Not all in the same second, or they would all come back together.
          http.headers.set('retry-after', String(1 + Math.floor(Math.random() * MOST_SECONDS)));
          // Under application/graphql-response+json data is never beside a status that is not 2xx.
          if (!plainJson) result.data = null;
          return Promise.resolve();
        },
      }),
  };
}

function isEmpty(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
