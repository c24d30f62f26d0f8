import type { ApolloServerOptions } from '@apollo/server';
import type { Log } from '../lib/log';
import type { GatewayContext } from './gateway-context';
import type { SubgraphLink } from './links/subgraph-link';
import { compiledGateway } from './plans/compiled-gateway';

type GatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>;

/**
 * The federation of the subgraphs, which tells nobody of it. Unless switched off, the library asks the metadata
 * addresses of five clouds where it runs, and reports to its maker every hour; it takes that switch from the
 * environment only.
 */
export function apolloGateway(
  supergraphSdl: string,
  links: ReadonlyMap<string, SubgraphLink>,
  logger: Log,
): GatewayInterface {
  // eslint-disable-next-line no-restricted-properties -- Set, not read: no setting of whoever runs the hub turns it on.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  return compiledGateway({
    supergraphSdl,
    logger,
    sourceOf(name) {
      const link = links.get(name);
      if (!link) throw new Error(`The supergraph has a subgraph "${name}" that nothing links to.`);
      return link.dataSource;
    },
  });
}
