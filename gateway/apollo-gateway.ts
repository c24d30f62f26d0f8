import { ApolloGateway } from '@apollo/gateway';
import type { Log } from '../lib/log';
import type { SubgraphLink } from './links/subgraph-link';

/** The federation of the subgraphs over their links. */
export function apolloGateway(
  supergraphSdl: string,
  links: ReadonlyMap<string, SubgraphLink>,
  logger: Log,
): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl,
    logger,
    buildService({ name }) {
      const link = links.get(name);
      if (!link) throw new Error(`The supergraph has a subgraph "${name}" that nothing links to.`);
      return link.dataSource;
    },
  });
}
