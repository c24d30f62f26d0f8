import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finishSwap } from '../../lib/database/backup/swap-files';
import type { Log } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/inbox';
import type { OutboxEvent } from '../../lib/outbox/outbox';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';
import { identities, type IdentitySettings } from '../../gateway/identities';
import type { KeptSettings } from '../../gateway/kept/keeper-of';
import type { RateSettings } from '../../gateway/limits/rate';
import { linkInPlace } from '../../gateway/links/in-place';
import { startGateway, type Gateway } from '../../gateway/start';
import { readSupergraph } from '../../gateway/supergraph';
import { mountsFor } from '../gateway/mounts';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { createPlans } from '../../subgraphs/plans/plans';

/** Told of every statement that a subgraph sends to its database; tests count with it. */
export type OnQuery = (subgraph: SubgraphName, sql: string) => void;

interface Settings extends IdentitySettings {
  readonly host: string;
  readonly port: number;
  readonly dataLicence?: string | undefined;
  readonly subgraphTimeoutMs: number;
  readonly introspection: boolean;
  readonly drainDelayMs: number;
  readonly rates?: RateSettings;
  readonly kept?: KeptSettings;
  readonly trustedProxies?: number;
  readonly origins?: readonly string[];
  readonly onQuery?: OnQuery;
}

export interface Hub {
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** The whole hub in this process, on embedded SQLite in the data folder. Ready once the gateway is opened. */
export async function startInOneProcess(settings: Settings, log: Log): Promise<Hub> {
  const { dataFolder, subgraphTimeoutMs: timeoutMs, onQuery } = settings;
  mkdirSync(dataFolder, { recursive: true });
  finishSwap(dataFolder); // Before the key is read: a restore that was cut off may bring another.
  const whom = identities(settings, log);
  const databaseUrl = (name: string): string => `sqlite:${join(dataFolder, `${name}.sqlite`)}`;
  const counted = (name: SubgraphName) =>
    onQuery
      ? {
          onQuery: (sql: string): void => {
            onQuery(name, sql);
          },
        }
      : {};
  const onFault = (fault: unknown): void => {
    log.warn({ err: fault }, 'a subgraph does not answer another');
  };
  const onEmbargoFault = (fault: unknown): void => {
    log.error({ err: fault }, 'what is to be public today could not be published; it is tried again');
  };
  // The three need each other's feeds; each asks only once requests come.
  const subgraphs = new Map<string, Subgraph>();
  const feedOf =
    (name: string): PullFeed =>
    async (since) =>
      ((await subgraphs.get(name)?.feed?.(since.seq, since.chain)) ?? []) as OutboxEvent[];
  const organisation = await createOrganisation({
    databaseUrl: databaseUrl('organisation'),
    log,
    feeds: { meetings: feedOf('meetings'), plans: feedOf('plans') },
    ...counted('organisation'),
  });
  subgraphs.set('organisation', organisation);
  const onOutbox = (): void => {
    organisation.catchUp().catch(onFault);
  };
  for (const [name, create] of [
    ['meetings', createMeetings],
    ['plans', createPlans],
  ] as const) {
    const subgraph = await create({
      databaseUrl: databaseUrl(name),
      organisation: feedOf('organisation'),
      onOutbox,
      onFault,
      onEmbargoFault,
      ...counted(name),
    });
    subgraphs.set(name, subgraph);
  }
  const gateway = await startGateway({
    ...settings,
    supergraphSdl: readSupergraph(),
    links: [...subgraphs.values()].map((subgraph) => linkInPlace(subgraph, { timeoutMs, log })),
    ...whom,
    mounts: mountsFor(settings),
    log,
    held: true,
  });
  return {
    gateway,
    close: async () => {
      await gateway.close();
      for (const subgraph of subgraphs.values()) await subgraph.close();
    },
  };
}
