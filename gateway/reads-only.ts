import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { fail } from '../lib/errors';
import type { GatewayContext } from './gateway-context';

/** Refuses every act of a portal before anything is planned: its key stands in pages that anybody can read. */
export function readsOnly(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ contextValue, operation }) {
          const acts = operation?.operation !== OperationTypeNode.QUERY;
          return acts && contextValue.viewer.role === 'PORTAL'
            ? Promise.reject(fail('READS_ONLY'))
            : Promise.resolve();
        },
      }),
  };
}
