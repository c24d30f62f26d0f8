import { NewerDatabaseError } from '../database/migrate';
import { ConfigurationError } from '../env';
import { createLog, type Log } from '../log';
import type { PullFeed } from '../outbox/inbox';
import type { subgraphSettings } from './configuration';
import { feedOverHttp } from './feed-over-http';
import { startSubgraphServer } from './start-server';
import { stopOnSignals } from './stop-on-signals';
import type { Subgraph, SubgraphName } from './subgraph';

type Settings = ReturnType<typeof subgraphSettings>;

/** sysexits.h: the configuration, or the data, is at fault; starting again will not help. */
const EX_CONFIG = 78;
const EX_DATAERR = 65;

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
    const expected = error instanceof ConfigurationError || error instanceof NewerDatabaseError;
    process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
    process.exit(
      error instanceof ConfigurationError ? EX_CONFIG : error instanceof NewerDatabaseError ? EX_DATAERR : 1,
    );
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
