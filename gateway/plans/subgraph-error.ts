import { ERRORS } from '@apollo/federation-internals';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Path } from './tree';

/** An error of a subgraph as the answer tells it: at its place in the answer, with the code that it came with. */
export function subgraphError(error: GraphQLFormattedError, subgraph: string, path?: Path): GraphQLError {
  const { message, extensions } = error;
  return new GraphQLError(message || `Error while fetching subquery from service "${subgraph}"`, {
    originalError: error as Error & GraphQLFormattedError,
    path,
    extensions: {
      ...extensions,
      serviceName: subgraph,
      code: extensions?.['code'] || ERRORS.DOWNSTREAM_SERVICE_ERROR.code,
    },
  });
}
