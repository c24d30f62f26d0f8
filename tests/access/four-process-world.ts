import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLocalKey } from '../../lib/auth/local-key';
import { inboxPosition } from '../../lib/outbox/inbox';
import { outboxHead } from '../../lib/outbox/outbox';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { addDays, dayInDhaka } from '../../lib/time/day';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { buildMeetingsSchema } from '../../subgraphs/meetings/schema';
import { openOrganisationDatabase } from '../../subgraphs/organisation/database';
import { buildOrganisationSchema } from '../../subgraphs/organisation/schema';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { buildPlansSchema } from '../../subgraphs/plans/schema';
import type { NewDatabase } from '../support/databases';
import { startFourProcesses, stopFourProcesses, TEST_SECRET } from '../support/hub-processes';
import { asks } from './asks';
import type { World } from './world';

const TIMEOUT_MS = 30_000;

/** The world as containers run it: a gateway and three subgraphs in processes of their own, on the day of today. */
export async function openFourProcessWorld(newDatabase: NewDatabase): Promise<World> {
  const urls: Readonly<Record<SubgraphName, string>> = {
    organisation: await newDatabase(),
    meetings: await newDatabase(),
    plans: await newDatabase(),
  };
  const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-access-'));
  const processes = await startFourProcesses(dataFolder, TIMEOUT_MS, (name) => urls[name]);
  const databases = {
    organisation: await openOrganisationDatabase({ url: urls.organisation }),
    meetings: await openMeetingsDatabase({ url: urls.meetings }),
    plans: await openPlansDatabase({ url: urls.plans }),
  };
  const { hangUp, ...ask } = asks(
    TEST_SECRET,
    (name) => processes[name].url,
    processes.url,
    readLocalKey(dataFolder),
  );

  /** Whether organisation has read to the end what another has told. */
  async function hasHeard(name: 'meetings' | 'plans'): Promise<boolean> {
    const [read, told] = [
      await inboxPosition(databases.organisation.reader, name),
      await outboxHead(databases[name].reader),
    ];
    return read.seq >= told.seq;
  }

  return {
    schemas: {
      organisation: await buildOrganisationSchema(),
      meetings: await buildMeetingsSchema(),
      plans: await buildPlansSchema(),
    },
    tomorrow: addDays(dayInDhaka(new Date()), 1),
    ...ask,
    async settle() {
      while (!(await hasHeard('meetings')) || !(await hasHeard('plans'))) await wait(100);
    },
    async close() {
      hangUp();
      await stopFourProcesses(processes);
      for (const database of Object.values(databases)) await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
