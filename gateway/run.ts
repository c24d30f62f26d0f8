import { createLog } from '../lib/log';
import { startFault } from '../lib/subgraph/start-fault';
import { stopOnSignals } from '../lib/subgraph/stop-on-signals';
import type { SubgraphName } from '../lib/subgraph/subgraph';
import { readConfiguration } from './config';
import { identities } from './identities';
import { linkOverHttp } from './links/over-http';
import { readSafelist } from './limits/safelist';
import type { Mount } from './mount';
import { watchSupergraph } from './reload';
import { startGateway } from './start';
import { readSupergraph, SUPERGRAPH_FILE } from './supergraph';

/** Runs this process as a gateway whose subgraphs are reached over HTTP, until a signal ends it. */
export function runGateway(mounts: readonly Mount[]): void {
  start(mounts).catch((error: unknown) => {
    const { message, exitCode } = startFault(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  });
}

async function start(mounts: readonly Mount[]): Promise<void> {
  const configuration = readConfiguration();
  const { secret, urls, subgraphTimeoutMs: timeoutMs, supergraphFile = SUPERGRAPH_FILE } = configuration;
  const log = createLog('gateway', configuration.logLevel);
  const gateway = await startGateway({
    ...configuration,
    supergraphSdl: readSupergraph(supergraphFile),
    promised: [...readSafelist().values()],
    links: Object.entries(urls).map(([name, url]) =>
      linkOverHttp({ name: name as SubgraphName, url, secret, timeoutMs, log }),
    ),
    ...identities(configuration, log),
    mounts,
    log,
  });
  const watch = watchSupergraph(supergraphFile, gateway.supergraph, log);
  process.on('SIGHUP', () => void watch.look());
  stopOnSignals(() => {
    watch.close();
    return gateway.close();
  }, log);
}
