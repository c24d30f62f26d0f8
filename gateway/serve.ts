import { createLog } from '../lib/log';
import { observe } from '../lib/subgraph/observe';
import { stopOnSignals } from '../lib/subgraph/stop-on-signals';
import type { SubgraphName } from '../lib/subgraph/subgraph';
import type { readConfiguration } from './config';
import { identities } from './identities';
import { linkOverHttp } from './links/over-http';
import { readSafelist } from './limits/safelist';
import type { Mount } from './mount';
import { watchSupergraph } from './reload';
import { startGateway } from './start';
import { SUPERGRAPH_FILE } from './supergraph';

/** Serves a supergraph until a signal ends the process, and looks for newer ones in its file. */
export async function serveGateway(
  configuration: ReturnType<typeof readConfiguration>,
  supergraphSdl: string,
  mounts: readonly Mount[],
): Promise<void> {
  const { secret, urls, subgraphTimeoutMs: timeoutMs, supergraphFile = SUPERGRAPH_FILE } = configuration;
  const log = createLog('gateway', configuration.logLevel);
  const endObserving = await observe('gateway', configuration, log);
  const gateway = await startGateway({
    ...configuration,
    supergraphSdl,
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
  stopOnSignals(async () => {
    watch.close();
    await gateway.close();
    await endObserving();
  }, log);
}
