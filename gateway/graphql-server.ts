import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../lib/log';
import { apolloGateway } from './apollo-gateway';
import { errorsInOrder } from './errors-in-order';
import { requestNote, type GatewayContext } from './gateway-context';
import { brokenContract, httpStatus } from './http-status';
import { entityTag } from './kept/entity-tag';
import { keepAnswers } from './kept/keep-answers';
import type { Keeper } from './kept/keeper';
import { admit } from './limits/admit';
import { finiteNumbers } from './limits/finite-numbers';
import { MOST_TOKENS } from './limits/limits';
import type { Rates } from './limits/rate';
import { safeNames } from './limits/safe-names';
import { readSafelist } from './limits/safelist';
import { readsOnly } from './reads-only';
import { askingAgain } from './links/ask-again';
import { measured } from './links/measured';
import type { SubgraphLink } from './links/subgraph-link';
import { errorMasker } from './mask-errors';
import { unanswered } from './unanswered';

interface GraphqlServerSettings {
  readonly supergraphSdl: string;
  readonly links: readonly SubgraphLink[];
  readonly introspection: boolean;
  readonly rates: Rates;
  /** Keeps answers; none is kept without. */
  readonly keeper?: Keeper | undefined;
  readonly log: Log;
}

/** A page of another site can send none of these unasked, so that one of them shows that a request is meant. */
const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name', 'x-sopan-key'];

export interface GraphqlServer {
  readonly server: ApolloServer<GatewayContext>;
  /** What clients see of the supergraph. */
  readonly schema: GraphQLSchema;
}

/** Starts the GraphQL half of the gateway: the supergraph, its links, the limits and the masks. Nothing is reported anywhere. */
export async function startGraphqlServer(settings: GraphqlServerSettings): Promise<GraphqlServer> {
  const { supergraphSdl, links, introspection, rates, keeper, log } = settings;
  const sources = new Map<string, SubgraphLink>(
    askingAgain(links).map((link) => [link.name, measured(link)]),
  );
  const quiet = log.child({ part: 'apollo' }, { level: log.isLevelEnabled('debug') ? 'debug' : 'warn' });
  let schema: GraphQLSchema | undefined;
  const server = new ApolloServer<GatewayContext>({
    gateway: apolloGateway(supergraphSdl, sources, quiet),
    logger: quiet,
    nodeEnv: 'production',
    introspection,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: { requestHeaders: PREFLIGHT_HEADERS },
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    persistedQueries: false, // admit.ts knows the safelist; nobody else's are kept.
    validationRules: [safeNames, finiteNumbers],
    formatError: errorMasker(log),
    plugins: [
      readsOnly(),
      brokenContract(log),
      httpStatus(),
      unanswered(),
      errorsInOrder(),
      admit({ supergraphSdl, safelist: readSafelist(), rates }),
      {
        serverWillStart(started) {
          schema = started.schema;
          return Promise.resolve();
        },
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation({ operationName }) {
              requestNote().operationName = operationName;
              return Promise.resolve();
            },
          }),
      },
      // After all that has a say in whether an answer is whole.
      ...(keeper ? [keepAnswers(keeper, supergraphSdl)] : []),
      entityTag(),
      ...disabled(),
    ],
  });
  await server.start();
  if (!schema) throw new Error('The GraphQL server started without a schema.');
  return { server, schema };
}

function disabled() {
  return [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ];
}
