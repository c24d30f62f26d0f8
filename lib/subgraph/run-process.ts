import { createLog, type Log } from '../log';
import type { PullFeed } from '../outbox/inbox';
import type { subgraphSettings } from './configuration';
import { feedOverHttp } from './feed-over-http';
import { startFault } from './start-fault';
import { startSubgraphServer } from './start-server';
import { stopOnSignals } from './stop-on-signals';
import type { Subgraph, SubgraphName } from './subgraph';

type Settings = ReturnType<typeof subgraphSettings>;

/** Runs one subgraph as a process: reads its settings, serves until told to stop, then drains. */
export function runProcess<Own extends Settings>(
  name: SubgraphName,
  readSettings: () => Own,
  create: (
    settings: Own,
    log: Log,
    feedOf: (source: SubgraphName, url: string) => PullFeed,
  ) => Promise<Subgraph>,
): void {
  serve(name, readSettings, create).catch((error: unknown) => {
    const { message, exitCode } = startFault(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  });
}

async function serve<Own extends Settings>(
  name: SubgraphName,
  readSettings: () => Own,
  create: (
    settings: Own,
    log: Log,
    feedOf: (source: SubgraphName, url: string) => PullFeed,
  ) => Promise<Subgraph>,
): Promise<void> {
  const settings = readSettings();
  const { secret, logLevel, port, host, drainDelayMs } = settings;
  const log = createLog(name, logLevel);
  const feedOf = (source: SubgraphName, url: string): PullFeed =>
    feedOverHttp({ url, secret, source, reader: name });
  const subgraph = await create(settings, log, feedOf);
  const listening = await startSubgraphServer(subgraph, { port, host, secret, drainDelayMs, log });
  stopOnSignals(async () => {
    await listening.close();
    await subgraph.close();
  }, log);
}
