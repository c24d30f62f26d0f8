import { readSubgraphEnvironment, subgraphSettings, subgraphShape } from '../../lib/subgraph/configuration';
import { subgraphUrl } from '../../lib/subgraph/subgraph-addresses';

const shape = {
  ...subgraphShape,
  PORT: subgraphShape.PORT.default(4001),
  /** Where to hear of teams that the papers of the other subgraphs imply; not heard of where unset. */
  SOPAN_MEETINGS_URL: subgraphUrl.optional(),
  SOPAN_PLANS_URL: subgraphUrl.optional(),
};

/** The settings of this subgraph as a process of its own. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readSubgraphEnvironment(shape, environment);
  return {
    ...subgraphSettings(read),
    peers: { meetings: read.SOPAN_MEETINGS_URL, plans: read.SOPAN_PLANS_URL },
  };
}
