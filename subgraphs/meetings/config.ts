import { readSubgraphEnvironment, subgraphSettings, subgraphShape } from '../../lib/subgraph/configuration';
import { subgraphUrl } from '../../lib/subgraph/subgraph-addresses';

const shape = {
  ...subgraphShape,
  PORT: subgraphShape.PORT.default(4002),
  SOPAN_ORGANISATION_URL: subgraphUrl,
};

/** The settings of this subgraph as a process of its own. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readSubgraphEnvironment(shape, environment);
  return { ...subgraphSettings(read), organisationUrl: read.SOPAN_ORGANISATION_URL };
}
