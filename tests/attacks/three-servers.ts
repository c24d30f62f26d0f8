import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../lib/log';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import { startSubgraphServer, type SubgraphServer } from '../../lib/subgraph/start-server';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { createPlans } from '../../subgraphs/plans/plans';

export const SECRET = 'a secret of at least thirty-two characters';

/** The three subgraphs, each behind its own server, with the facts of the country in them and no paper. */
export interface ThreeServers {
  readonly urls: Readonly<Record<SubgraphName, string>>;
  close(): Promise<void>;
}

export async function startThreeServers(): Promise<ThreeServers> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-three-'));
  const databaseUrl = (name: SubgraphName) => `sqlite:${join(folder, `${name}.sqlite`)}`;
  const log = createLog('test', 'silent');
  const organisation = await createOrganisation({ databaseUrl: databaseUrl('organisation'), log });
  const feed = async (since: { seq: number; chain: string }) =>
    ((await organisation.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const meetings = await createMeetings({ databaseUrl: databaseUrl('meetings'), organisation: feed });
  const plans = await createPlans({ databaseUrl: databaseUrl('plans'), organisation: feed });
  const subgraphs: readonly Subgraph[] = [organisation, meetings, plans];
  const servers = await Promise.all(
    subgraphs.map((subgraph) => startSubgraphServer(subgraph, { port: 0, secret: SECRET, log })),
  );
  const url = (index: number) => (servers[index] as SubgraphServer).url;
  return {
    urls: { organisation: url(0), meetings: url(1), plans: url(2) },
    async close() {
      for (const server of servers) await server.close();
      for (const subgraph of [...subgraphs].reverse()) await subgraph.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
