import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { onEachDatabase } from '../support/databases';
import { freePorts, startProcess, type HubProcess } from '../support/hub-processes';
import { until } from '../support/until';
import { balancer, type Balancer } from './balancer';
import { busyClient, OF_ALL_THREE, type Met } from './busy-clients';
import { figure, full, rounds } from './figure';

const CLIENTS = 10;
/** Ten clients, each five times a second: fifty requests a second. */
const PAUSE_MS = 200;
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
type Role = SubgraphName | 'gateway';

onEachDatabase((newDatabase, kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-rolling-'));
  const balancers = {} as Record<Role, Balancer>;
  const running: Record<Role, HubProcess[]> = { organisation: [], meetings: [], plans: [], gateway: [] };
  const settings: Partial<Record<Role, Record<string, string>>> = {};

  jest.setTimeout(rounds(400_000, 3_600_000));
  beforeAll(async () => {
    for (const role of [...SUBGRAPHS, 'gateway'] as const) balancers[role] = await balancer();
    const addresses = Object.fromEntries(
      SUBGRAPHS.map((name) => [`SOPAN_${name.toUpperCase()}_URL`, balancers[name].url]),
    );
    const shared = {
      ...addresses,
      SOPAN_DRAIN_DELAY_MS: '1000', // As in production.
      SOPAN_RATE_PUBLIC: '0',
      SOPAN_DATA: folder,
    };
    settings.gateway = { ...shared, SOPAN_SUBGRAPH_TIMEOUT_MS: '20000' };
    for (const name of SUBGRAPHS) settings[name] = { ...shared, SOPAN_DATABASE_URL: await newDatabase() };
    for (const role of [...SUBGRAPHS, 'gateway', 'gateway'] as const) await startOne(role);
  });
  afterAll(async () => {
    await Promise.all(
      Object.values(running)
        .flat()
        .map((each) => each.kill()),
    );
    await Promise.all(Object.values(balancers).map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function startOne(role: Role): Promise<void> {
    const [port = 0] = await freePorts(1);
    const entry = role === 'gateway' ? 'scripts/gateway/main.js' : `subgraphs/${role}/main.js`;
    const one = await startProcess(entry, port, folder, settings[role] ?? {});
    running[role].push(one);
    await balancers[role].add(one.url);
  }

  /** A new one first; when that is ready, the oldest leaves. */
  async function replaceOne(role: Role): Promise<void> {
    await startOne(role);
    const oldest = running[role].shift();
    if (!oldest) throw new Error(`There is no ${role}.`);
    expect(await oldest.stop()).toBe(0);
    balancers[role].remove(oldest.url);
  }

  // One process at a time has a SQLite file; there only the gateways take turns.
  const others: Role[] = full ? ['organisation', 'meetings', 'plans'] : ['plans'];
  const roles: Role[] = kind === 'sqlite' ? ['gateway', 'gateway'] : ['gateway', ...others];

  test(
    `one ${kind === 'sqlite' ? 'gateway' : 'process'} after another is replaced under load, and nobody is failed`,
    async () => {
      let ended = false;
      const met: Met = { answered: 0, late: 0, failed: [] };
      const url = () => (ended ? null : balancers.gateway.url);
      const clients = Array.from({ length: CLIENTS }, () =>
        busyClient(url, () => OF_ALL_THREE, PAUSE_MS, met),
      );
      await until(() => met.answered > CLIENTS, 'clients are answered');
      for (const role of roles) await replaceOne(role);
      const wanted = rounds(50, 10_000);
      for (let turn = 0; met.answered < wanted; turn += 1)
        await replaceOne(roles[turn % roles.length] ?? 'gateway');
      ended = true;
      await Promise.all(clients);
      const asked = met.answered + met.late + met.failed.length;
      figure(
        `F10 ${kind}: ${roles.join(', ')} replaced`,
        `${met.failed.length} failed of ${asked}`,
        '0',
        met.failed.length === 0,
      );
      expect(met.failed).toEqual([]);
    },
    rounds(400_000, 3_600_000),
  );
});
