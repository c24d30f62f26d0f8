import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import { PUBLIC, type Viewer } from '../lib/auth/viewer';
import type { DirectoryVersion } from './directory-version';
import { requestNote, type GatewayContext } from './gateway-context';
import { originOf } from './limits/address-of';
import { limitsOf } from './limits/limits';
import type { Sessions } from './session';
import { viewerOf } from './viewer-of';

/** Who came to a mounted part, and the hub as that viewer may ask it: the same limits, masks and counts as on /graphql. */
export interface Visitor {
  readonly viewer: Viewer;
  readonly ask: (
    query: string,
    variables: object,
  ) => Promise<{
    data?: Record<string, unknown> | null;
    errors?: readonly GraphQLFormattedError[];
    extensions?: Record<string, unknown>;
  }>;
}

/**
 * What whoever starts the gateway serves at its address beside /graphql. JSON bodies have been read, within
 * the viewer's limit; what it throws is answered as everywhere.
 */
export interface Mount {
  /** Such as /papers. */
  readonly path: string;
  readonly serve: (
    visitorOf: (request: Request) => Visitor,
    sessions: Sessions,
    everybody: Visitor,
  ) => RequestHandler;
  /** Whether browsers that signed in are known here by their cookie; nowhere else does it count. */
  readonly session?: boolean;
}

/** Tells a mounted part who came with a request. */
export function visitors(
  graphql: ApolloServer<GatewayContext>,
  directory: DirectoryVersion,
  trustedProxies: number,
) {
  return (request: Request): Visitor =>
    visitor(graphql, directory, viewerOf(request), { origin: originOf(request, trustedProxies) });
}

/** The public, as which the hub asks itself for what it then gives to everybody alike: nobody's minute pays. */
export function everybody(graphql: ApolloServer<GatewayContext>, directory: DirectoryVersion): Visitor {
  return visitor(graphql, directory, PUBLIC, { origin: { address: 'hub', local: true }, unpaid: true });
}

function visitor(
  graphql: ApolloServer<GatewayContext>,
  directory: DirectoryVersion,
  viewer: Viewer,
  asked: Pick<GatewayContext, 'origin' | 'unpaid'>,
): Visitor {
  return {
    viewer,
    async ask(query, variables) {
      const { body } = await graphql.executeOperation(
        { query, variables: { ...variables } },
        {
          contextValue: {
            viewer,
            requestId: requestNote().requestId,
            directory,
            plainJson: true,
            own: true,
            ...asked,
            deadlineAt: performance.now() + limitsOf(viewer).wallMs,
          },
        },
      );
      if (body.kind !== 'single') throw new Error('The hub answered in parts.');
      const { data, errors, extensions } = body.singleResult;
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors } : {}),
        ...(extensions ? { extensions } : {}),
      };
    },
  };
}
