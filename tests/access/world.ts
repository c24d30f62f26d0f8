import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalKey, signLocalToken } from '../../lib/auth/local-key';
import { signCall } from '../../lib/auth/signed-call';
import { tokenVerifier } from '../../lib/auth/verify-token';
import type { Viewer } from '../../lib/auth/viewer';
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
import { ADMIN } from '../support/ask';
import type { NewDatabase } from '../support/databases';

/** The day on which the tests of access live. */
export const TODAY = '2025-06-15';
const SECRET = 'a secret of the tests of access, long enough';

export interface Answered {
  readonly data: any;
  readonly codes: readonly string[];
  readonly text: string;
}

export type Ask = (viewer: Viewer, query: string, variables?: Record<string, unknown>) => Promise<Answered>;

/** The three subgraphs, each behind a server of its own, and a gateway before them, over databases of one kind. */
export interface World {
  readonly subgraphs: Readonly<Record<SubgraphName, Subgraph>>;
  /** Asks a subgraph's server directly, with the signature that only the gateway can make. */
  direct(name: SubgraphName): Ask;
  /** Asks the hub, with a token. */
  readonly hub: Ask;
  /** Does an act as an administrator bound to no area; it must succeed. */
  act(name: SubgraphName, mutation: string, input: object): Promise<any>;
  /** Waits until organisation has heard what the others' papers imply. */
  settle(): Promise<void>;
  /** All rows of a subgraph that acts write, as text. */
  rows(name: SubgraphName): Promise<string>;
  close(): Promise<void>;
}

export async function openWorld(newDatabase: NewDatabase): Promise<World> {
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

  const direct =
    (name: SubgraphName): Ask =>
    (viewer, query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const signature = signCall(SECRET, name, viewer, { method: 'POST', path: '/graphql', body });
      return post(`${servers[name].url}/graphql`, body, { 'x-sopan-viewer': signature });
    };

  return {
    subgraphs,
    direct,
    hub: async (viewer, query, variables = {}) => {
      const token = viewer.role === 'PUBLIC' ? null : await signLocalToken(localKey, viewer, 600);
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      return post(`${gateway.url}/graphql`, JSON.stringify({ query, variables }), headers);
    },
    act: async (name, mutation, input) => {
      const answer = await direct(name)(ADMIN, mutation, { input });
      if (answer.codes.length) throw new Error(`${mutation} ${JSON.stringify(input)}: ${answer.text}`);
      return Object.values(answer.data as object)[0];
    },
    settle: () => organisation.catchUp(),
    rows: (name) => allRows(databases[name]),
    close: async () => {
      await gateway.close();
      for (const server of Object.values(servers)) await server.close();
      for (const subgraph of Object.values(subgraphs)) await subgraph.close();
      for (const database of Object.values(databases)) await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Answered> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const text = await (await fetch(url, sent)).text();
  const { data = null, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  return { data, codes: errors.map(({ extensions }) => extensions?.code ?? 'NO CODE'), text };
}

/** What is kept beside the acts themselves: refusals are recorded, and feeds are read, while nothing is done. */
const NOT_OF_ACTS =
  /audit|refus|migration|inbox|feed|replica|directory|sqlite|outbox_head|turns|locks|clock/i;

async function allRows({ kind, reader }: Database): Promise<string> {
  const tables: { name: string }[] = await reader.query(
    kind === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  const held: string[] = [];
  for (const { name } of tables.filter((table) => !NOT_OF_ACTS.test(table.name))) {
    const rows: object[] = await reader.query(`SELECT * FROM ${name}`);
    held.push(
      `${name}: ${rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n')}`,
    );
  }
  return held.join('\n');
}
