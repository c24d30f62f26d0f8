import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from './gateway-context';

/**
 * Puts the errors of an answer in the order of their paths. Subgraphs are asked side by side, so that otherwise
 * the one that happens to answer first comes first, and the same question gets another answer each time.
 */
export function errorsInOrder(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { body } }) {
          if (body.kind === 'single' && body.singleResult.errors) {
            body.singleResult.errors = [...body.singleResult.errors].sort(byPath);
          }
          return Promise.resolve();
        },
      }),
  };
}

function byPath(left: GraphQLFormattedError, right: GraphQLFormattedError): number {
  const [one, other] = [left.path ?? [], right.path ?? []];
  for (let depth = 0; depth < Math.min(one.length, other.length); depth += 1) {
    const [key, otherKey] = [one[depth] ?? '', other[depth] ?? ''];
    if (key === otherKey) continue;
    if (typeof key === 'number' && typeof otherKey === 'number') return key - otherKey;
    return String(key) < String(otherKey) ? -1 : 1;
  }
  return one.length - other.length;
}
