import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkInPlace } from '../../gateway/links/in-place';
import { linkOverHttp } from '../../gateway/links/over-http';
import { startGateway, type Gateway } from '../../gateway/start';
import { readSupergraph } from '../../gateway/supergraph';
import { readLocalKey } from '../../lib/auth/local-key';
import { tokenVerifier } from '../../lib/auth/verify-token';
import { createLog } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import { startSubgraphServer } from '../../lib/subgraph/start-server';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { addDays, dayInDhaka } from '../../lib/time/day';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { createPlans } from '../../subgraphs/plans/plans';
import { asks } from '../access/asks';
import type { Ask, World } from '../access/world';
import type { NewDatabase } from './databases';

/** A world with two gateways that keep answers, and one that keeps none, to compare them with. */
export interface KeptWorld extends World {
  readonly gateways: readonly [Ask, Ask];
  /** Makes every answer anew, and knows of every area that has been changed. */
  readonly bare: Ask;
  /** Lets midnight pass. */
  nextDay(): void;
}

const SECRET = 'a secret of the tests of kept answers, long';
const TIMEOUT_MS = 60_000;

const NOON = new Date('2025-06-15T06:00:00Z');

interface Choices {
  readonly overHttp: boolean;
  readonly redisUrl: string | undefined;
  /** When it is, until midnight is let pass; noon of the day of the tests of access unless told. */
  readonly instant?: Date;
}

/** Opens one; the gateways reach the subgraphs in place, or over HTTP, and share answers where there is a Redis. */
export async function openKeptWorld(
  newDatabase: NewDatabase,
  { overHttp, redisUrl, instant: began = NOON }: Choices,
): Promise<KeptWorld> {
  const log = createLog('test', 'silent');
  let instant = began;
  const now = (): Date => instant;
  const urls = {
    organisation: await newDatabase(),
    meetings: await newDatabase(),
    plans: await newDatabase(),
  };
  const started = new Map<string, Subgraph>();
  const feedOf =
    (name: string): PullFeed =>
    async (since) =>
      ((await started.get(name)?.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const feeds = { meetings: feedOf('meetings'), plans: feedOf('plans') };
  const organisation = await createOrganisation({ databaseUrl: urls.organisation, now, log, feeds });
  started.set('organisation', organisation);
  const rest = { organisation: feedOf('organisation'), now };
  const meetings = await createMeetings({ databaseUrl: urls.meetings, ...rest });
  const plans = await createPlans({ databaseUrl: urls.plans, ...rest });
  started.set('meetings', meetings).set('plans', plans);
  const subgraphs = { organisation, meetings, plans };
  const names = Object.keys(subgraphs) as SubgraphName[];
  const servers = new Map(
    await Promise.all(
      names.map(
        async (name) =>
          [name, await startSubgraphServer(subgraphs[name], { port: 0, secret: SECRET, log })] as const,
      ),
    ),
  );
  const urlOf = (name: SubgraphName): string => servers.get(name)?.url ?? '';
  const linkTo = (name: SubgraphName) =>
    overHttp
      ? linkOverHttp({ name, url: urlOf(name), secret: SECRET, timeoutMs: TIMEOUT_MS, log })
      : linkInPlace(subgraphs[name], { timeoutMs: TIMEOUT_MS, log });
  const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-kept-'));
  const localKey = readLocalKey(dataFolder);
  const gatewayWith = (megabytes: number): Promise<Gateway> =>
    startGateway({
      supergraphSdl: readSupergraph(),
      links: names.map(linkTo),
      verifyToken: tokenVerifier({ localKey, outside: null, isRevoked: () => false }),
      kept: { megabytes, redisUrl, secret: SECRET },
      log,
      port: 0,
    });
  const gateways = [await gatewayWith(16), await gatewayWith(16), await gatewayWith(0)] as const;
  const [one, other, bare] = gateways.map(({ url }) => asks(SECRET, urlOf, url, localKey)) as [
    ReturnType<typeof asks>,
    ReturnType<typeof asks>,
    ReturnType<typeof asks>,
  ];
  return {
    schemas: { organisation: organisation.schema, meetings: meetings.schema, plans: plans.schema },
    tomorrow: addDays(dayInDhaka(instant), 1),
    direct: one.direct,
    act: one.act,
    hub: one.hub,
    gateways: [one.hub, other.hub],
    async bare(...asked) {
      // It learns of changes of the directory by asking organisation, as any gateway does.
      await bare.hub(asked[0], '{ area(code: "BD") { code } }');
      return bare.hub(...asked);
    },
    nextDay() {
      instant = new Date(instant.getTime() + 24 * 3600 * 1000);
    },
    settle: () => organisation.catchUp(),
    close: async () => {
      for (const { hangUp } of [one, other, bare]) hangUp();
      for (const gateway of gateways) await gateway.close();
      for (const server of servers.values()) await server.close();
      for (const subgraph of Object.values(subgraphs)) await subgraph.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
