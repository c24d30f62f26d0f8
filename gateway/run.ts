import { ConfigurationError } from '../lib/env';
import { createLog } from '../lib/log';
import { stopOnSignals } from '../lib/subgraph/stop-on-signals';
import type { SubgraphName } from '../lib/subgraph/subgraph';
import { readConfiguration } from './config';
import { identities } from './identities';
import { linkOverHttp } from './links/over-http';
import type { Mount } from './mount';
import { startGateway } from './start';
import { readSupergraph } from './supergraph';

/** sysexits.h: the configuration is at fault, starting again will not help. */
const EX_CONFIG = 78;

/** Runs this process as a gateway whose subgraphs are reached over HTTP, until a signal ends it. */
export function runGateway(mounts: readonly Mount[]): void {
  start(mounts).catch((error: unknown) => {
    const configuration = error instanceof ConfigurationError;
    process.stderr.write(`${configuration ? error.message : String((error as Error).stack ?? error)}\n`);
    process.exit(configuration ? EX_CONFIG : 1);
  });
}

async function start(mounts: readonly Mount[]): Promise<void> {
  const configuration = readConfiguration();
  const { secret, urls, subgraphTimeoutMs: timeoutMs } = configuration;
  const log = createLog('gateway', configuration.logLevel);
  const gateway = await startGateway({
    ...configuration,
    supergraphSdl: readSupergraph(),
    links: Object.entries(urls).map(([name, url]) =>
      linkOverHttp({ name: name as SubgraphName, url, secret, timeoutMs, log }),
    ),
    ...identities(configuration, log),
    mounts,
    log,
  });
  stopOnSignals(() => gateway.close(), log);
}
