import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { startInOneProcess } from '../../scripts/start/one-process';
import { importSamplePapers } from '../../scripts/start/sample-papers';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { createPlans } from '../../subgraphs/plans/plans';

const log = createLog('test', 'silent');

/** The three subgraphs over the sample papers, in the process of the test and without a gateway. */
export interface SampleSubgraphs {
  readonly subgraphs: readonly Subgraph[];
  close(): Promise<void>;
}

/** Imports the sample papers by the real import, then opens the databases by themselves. */
export async function openSampleSubgraphs(): Promise<SampleSubgraphs> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-samples-'));
  const hub = await startInOneProcess(
    {
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      subgraphTimeoutMs: 60_000,
      introspection: false,
      drainDelayMs: 0,
    },
    log,
  );
  hub.gateway.open();
  await importSamplePapers(folder, hub.gateway.url, () => undefined);
  await hub.close();
  const subgraphs = await openAll((name) => `sqlite:${join(folder, `${name}.sqlite`)}`);
  return {
    subgraphs,
    async close() {
      for (const subgraph of subgraphs) await subgraph.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openAll(databaseUrl: (name: SubgraphName) => string): Promise<Subgraph[]> {
  const opened = new Map<SubgraphName, Subgraph>();
  const feedOf =
    (name: SubgraphName): PullFeed =>
    async (since) =>
      ((await opened.get(name)?.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const feeds = { meetings: feedOf('meetings'), plans: feedOf('plans') };
  const organisation = await createOrganisation({ databaseUrl: databaseUrl('organisation'), log, feeds });
  opened.set('organisation', organisation);
  const settings = { organisation: feedOf('organisation'), onOutbox: () => undefined };
  opened.set('meetings', await createMeetings({ ...settings, databaseUrl: databaseUrl('meetings') }));
  opened.set('plans', await createPlans({ ...settings, databaseUrl: databaseUrl('plans') }));
  return [...opened.values()];
}
