import { readEnvironment } from '../../lib/env';
import { subgraphSettings, subgraphShape, subgraphUrl } from '../../lib/subgraph/configuration';

const shape = {
  ...subgraphShape,
  PORT: subgraphShape.PORT.default(4002),
  SOPAN_ORGANISATION_URL: subgraphUrl,
};

/** The settings of this subgraph as a process of its own. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readEnvironment(shape, environment);
  return { ...subgraphSettings(read), organisationUrl: read.SOPAN_ORGANISATION_URL };
}
