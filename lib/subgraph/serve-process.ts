import { createLog, type Log } from '../log';
import type { PullFeed } from '../outbox/inbox';
import type { subgraphSettings } from './configuration';
import { feedOverHttp } from './feed-over-http';
import { startSubgraphServer } from './start-server';
import { observe } from './observe';
import { stopOnSignals } from './stop-on-signals';
import type { Subgraph, SubgraphName } from './subgraph';

/** What every subgraph's process is told, besides what is its own. */
export type ProcessSettings = ReturnType<typeof subgraphSettings>;

/** Makes the subgraph of a process. */
export type Create<Own extends ProcessSettings> = (
  settings: Own,
  log: Log,
  feedOf: (source: SubgraphName, url: string) => PullFeed,
) => Promise<Subgraph>;

/** Serves one subgraph until a signal ends the process. */
export async function serveProcess<Own extends ProcessSettings>(
  name: SubgraphName,
  settings: Own,
  create: Create<Own>,
): Promise<void> {
  const { secret, logLevel, port, host, drainDelayMs } = settings;
  const log = createLog(name, logLevel);
  const feedOf = (source: SubgraphName, url: string): PullFeed =>
    feedOverHttp({ url, secret, source, reader: name });
  const subgraph = await create(settings, log, feedOf);
  const endObserving = await observe(name, settings, log);
  const listening = await startSubgraphServer(subgraph, { port, host, secret, drainDelayMs, log });
  stopOnSignals(async () => {
    await listening.close();
    await subgraph.close();
    await endObserving();
  }, log);
}
