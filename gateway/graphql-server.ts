import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Log } from '../lib/log';
import { errorsInOrder } from './errors-in-order';
import { requestNote, type GatewayContext } from './gateway-context';
import { brokenContract, httpStatus } from './http-status';
import { MAX_SELECTIONS, MAX_TOKENS } from './limits/query-size';
import { finiteNumbers } from './limits/finite-numbers';
import { limitRows } from './limits/list-rows';
import { safeNames } from './limits/safe-names';
import { askingAgain } from './links/ask-again';
import type { SubgraphLink } from './links/subgraph-link';
import { errorMasker } from './mask-errors';

interface GraphqlServerSettings {
  readonly supergraphSdl: string;
  readonly links: readonly SubgraphLink[];
  readonly introspection: boolean;
  readonly log: Log;
}

/** Starts the GraphQL half of the gateway: the supergraph, its links, the limits and the masks. Nothing is reported anywhere. */
export async function startGraphqlServer(
  settings: GraphqlServerSettings,
): Promise<ApolloServer<GatewayContext>> {
  const { supergraphSdl, links, introspection, log } = settings;
  const sources = new Map<string, SubgraphLink>(askingAgain(links).map((link) => [link.name, link]));
  const quiet = log.child({ part: 'apollo' }, { level: log.isLevelEnabled('debug') ? 'debug' : 'warn' });
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService({ name }) {
      const link = sources.get(name);
      if (!link) throw new Error(`The supergraph has a subgraph "${name}" that nothing links to.`);
      return link.dataSource;
    },
  });
  const server = new ApolloServer<GatewayContext>({
    gateway: gateway,
    logger: quiet,
    nodeEnv: 'production',
    introspection,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationRules: [safeNames, finiteNumbers],
    formatError: errorMasker(log),
    plugins: [
      limitRows(supergraphSdl),
      brokenContract(log),
      httpStatus(),
      errorsInOrder(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation({ operationName }) {
              requestNote().operationName = operationName;
              return Promise.resolve();
            },
          }),
      },
      ...disabled(),
    ],
  });
  await server.start();
  return server;
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
