import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalKey } from '../../lib/auth/local-key';
import { tokenVerifier } from '../../lib/auth/verify-token';
import type { Database } from '../../lib/database/database';
import { createLog } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import { startSubgraphServer } from '../../lib/subgraph/start-server';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { linkInPlace } from '../../gateway/links/in-place';
import { startGateway } from '../../gateway/start';
import { readSupergraph } from '../../gateway/supergraph';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { openOrganisationDatabase } from '../../subgraphs/organisation/database';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { createPlans } from '../../subgraphs/plans/plans';
import type { NewDatabase } from '../support/databases';
import { asks } from './asks';
import { marksOf } from './marks';
import { TODAY, type WatchedWorld } from './world';

const SECRET = 'a secret of the tests of access, long enough';

export async function openWorld(newDatabase: NewDatabase): Promise<WatchedWorld> {
  const log = createLog('test', 'silent');
  const now = (): Date => new Date(`${TODAY}T06:00:00Z`);
  const [organisationUrl, meetingsUrl, plansUrl] = [
    await newDatabase(),
    await newDatabase(),
    await newDatabase(),
  ] as const;
  const started = new Map<string, Subgraph>();
  const feedOf =
    (name: string): PullFeed =>
    async (since) =>
      ((await started.get(name)?.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const feeds = { meetings: feedOf('meetings'), plans: feedOf('plans') };
  const organisation = await createOrganisation({ databaseUrl: organisationUrl, now, log, feeds });
  started.set('organisation', organisation);
  const fromOrganisation = { organisation: feedOf('organisation'), now };
  const meetings = await createMeetings({ databaseUrl: meetingsUrl, ...fromOrganisation });
  const plans = await createPlans({ databaseUrl: plansUrl, ...fromOrganisation });
  const subgraphs = { organisation, meetings, plans };
  started.set('meetings', meetings).set('plans', plans);
  const databases: Record<SubgraphName, Database> = {
    organisation: await openOrganisationDatabase({ url: organisationUrl }),
    meetings: await openMeetingsDatabase({ url: meetingsUrl }),
    plans: await openPlansDatabase({ url: plansUrl }),
  };
  const marks: Record<SubgraphName, () => Promise<string>> = {
    organisation: await marksOf(databases.organisation),
    meetings: await marksOf(databases.meetings),
    plans: await marksOf(databases.plans),
  };
  const servers = {
    organisation: await startSubgraphServer(organisation, { port: 0, secret: SECRET, log }),
    meetings: await startSubgraphServer(meetings, { port: 0, secret: SECRET, log }),
    plans: await startSubgraphServer(plans, { port: 0, secret: SECRET, log }),
  };
  const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-access-'));
  const localKey = readLocalKey(dataFolder);
  const gateway = await startGateway({
    supergraphSdl: readSupergraph(),
    links: Object.values(subgraphs).map((each) => linkInPlace(each, { timeoutMs: 60_000, log })),
    verifyToken: tokenVerifier({ localKey, outside: null, isRevoked: () => false }),
    log,
    port: 0,
  });

  const { hangUp, ...ask } = asks(SECRET, (name) => servers[name].url, gateway.url, localKey);
  return {
    schemas: { organisation: organisation.schema, meetings: meetings.schema, plans: plans.schema },
    tomorrow: '2025-06-16',
    ...ask,
    settle: () => organisation.catchUp(),
    mark: (name) => marks[name](),
    close: async () => {
      hangUp();
      await gateway.close();
      for (const server of Object.values(servers)) await server.close();
      for (const subgraph of Object.values(subgraphs)) await subgraph.close();
      for (const database of Object.values(databases)) await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
