import { ConfigurationError } from '../../lib/env';
import { createLog } from '../../lib/log';
import type { OutboxEvent, PullFeed } from '../../lib/outbox/outbox';
import { feedOverHttp } from '../../lib/subgraph/feed-over-http';
import { startSubgraphServer } from '../../lib/subgraph/start-server';
import { stopOnSignals } from '../../lib/subgraph/stop-on-signals';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { readConfiguration } from './config';
import { createOrganisation } from './organisation';

/** sysexits.h: the configuration is at fault, starting again will not help. */
const EX_CONFIG = 78;

async function main(): Promise<void> {
  const { databaseUrl, peers, secret, logLevel, ...server } = readConfiguration();
  const log = createLog('organisation', logLevel);
  const feedOf = (source: SubgraphName, url: string | undefined): PullFeed | undefined =>
    url === undefined
      ? undefined
      : feedOverHttp<OutboxEvent>({ url, secret, source, reader: 'organisation' });
  const organisation = await createOrganisation({
    databaseUrl,
    log,
    feeds: { meetings: feedOf('meetings', peers.meetings), plans: feedOf('plans', peers.plans) },
  });
  const listening = await startSubgraphServer(organisation, { ...server, secret, log });
  stopOnSignals(async () => {
    await listening.close();
    await organisation.close();
  }, log);
}

main().catch((error: unknown) => {
  const configuration = error instanceof ConfigurationError;
  process.stderr.write(`${configuration ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(configuration ? EX_CONFIG : 1);
});
