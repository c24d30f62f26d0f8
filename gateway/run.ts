import { beforeLoading } from '../lib/subgraph/before-loading';
import { runEntry } from '../lib/subgraph/run-entry';
import { readConfiguration } from './config';
import type { Mount } from './mount';
import { readSupergraph } from './supergraph';

/** Runs this process as a gateway whose subgraphs are reached over HTTP, until a signal ends it. */
export function runGateway(
  loadMounts: (configuration: ReturnType<typeof readConfiguration>) => Promise<readonly Mount[]>,
): void {
  runEntry(async () => {
    const configuration = readConfiguration();
    const supergraphSdl = readSupergraph(configuration.supergraphFile);
    await beforeLoading(configuration);
    const { serveGateway } = await import('./serve.js');
    await serveGateway(configuration, supergraphSdl, await loadMounts(configuration));
  });
}
