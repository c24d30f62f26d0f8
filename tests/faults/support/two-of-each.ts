import { join } from 'node:path';
import type { SubgraphName } from '../../../lib/subgraph/subgraph';
import { freePorts, startProcess, type HubProcess } from '../../support/hub-processes';
import { startNginx, type Nginx } from './nginx';

type Role = SubgraphName | 'gateway';
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];

/** Two gateways and two processes of each subgraph behind nginx. */
export interface TwoOfEach {
  /** nginx before the gateways. */
  readonly url: string;
  readonly processes: Readonly<Record<Role, readonly HubProcess[]>>;
  end(): Promise<void>;
}

/** Starts all of it; `databaseOf` tells the address by which each of the two reaches the database of its subgraph. */
export async function startTwoOfEach(
  folder: string,
  databaseOf: (name: SubgraphName, which: number) => string,
  timeoutMs: number,
): Promise<TwoOfEach> {
  process.setMaxListeners(30); // Each process of it is ended where this one ends.
  const own = await freePorts(12);
  const [gateway = 0, organisation = 0, meetings = 0, plans = 0] = own.slice(8);
  const ports = { gateway, organisation, meetings, plans };
  const roles: readonly Role[] = ['gateway', ...SUBGRAPHS];
  const portsOf = (role: Role): number[] => own.slice(roles.indexOf(role) * 2, roles.indexOf(role) * 2 + 2);
  const behind = Object.fromEntries(
    roles.map((role) => [role, portsOf(role).map((port) => `127.0.0.1:${port}`)]),
  ) as Record<Role, string[]>;
  const settings: Record<string, string> = {
    ...Object.fromEntries(
      SUBGRAPHS.map((name) => [`SOPAN_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]),
    ),
    SOPAN_DATA: folder,
    SOPAN_TRUST_PROXY: '1',
    SOPAN_DRAIN_DELAY_MS: '1000', // As in production.
    SOPAN_SUBGRAPH_TIMEOUT_MS: String(timeoutMs),
  };
  const nginx: Nginx = await startNginx(join(folder, 'nginx'), behind, ports);
  const processes: Record<Role, HubProcess[]> = { gateway: [], organisation: [], meetings: [], plans: [] };
  async function end(): Promise<void> {
    await Promise.all(
      Object.values(processes)
        .flat()
        .map((each) => each.kill()),
    );
    await nginx.end();
  }
  const startOf = async (role: Role, which: number, port: number): Promise<void> => {
    const isGateway = role === 'gateway';
    const database: Record<string, string> = isGateway ? {} : { SOPAN_DATABASE_URL: databaseOf(role, which) };
    const entry = isGateway ? 'scripts/gateway/main.js' : `subgraphs/${role}/main.js`;
    processes[role].push(await startProcess(entry, port, folder, { ...settings, ...database }));
  };
  try {
    // Organisation first: the others are ready once they know the areas.
    for (const role of [...SUBGRAPHS, 'gateway'] as const)
      await Promise.all(portsOf(role).map((port, which) => startOf(role, which, port)));
  } catch (error) {
    await end();
    throw error;
  }
  return { url: `http://127.0.0.1:${ports.gateway}`, processes, end };
}
