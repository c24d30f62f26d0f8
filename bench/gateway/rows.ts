import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { readSupergraph } from '../../gateway/supergraph';
import { askAll } from './answers';
import { HIVE } from './peers';
import { freePorts, startProcess, type Process } from './processes';
import { built, copyOf, isReady } from './records';

/** One that is measured. */
export interface Row {
  readonly id: RowId;
  readonly title: string;
  /** The process that is asked. */
  readonly asked: Process;
  /** Others that work for its answers. */
  readonly behind: readonly Process[];
  /** Where its writes go; none where it can take none. */
  readonly desk: Process | null;
  /** Rows with the same name here read the same databases. */
  readonly databases: string;
}

export interface StartedRows {
  readonly rows: readonly Row[];
  close(): Promise<void>;
}

/** What can be measured, by the ids that SOPAN_BENCH_ROWS names. */
export const TITLES = {
  ours4: 'Sopan, four processes, nothing kept',
  'ours4-kept': 'Sopan, four processes, answers kept',
  ours1: 'Sopan, one process, nothing kept',
  'ours1-kept': 'Sopan, one process, answers kept',
  a: '(a) stock Apollo gateway',
  b: '(b) Hive Gateway 2.15.1',
  c: '(c) Hive Gateway, Rust planner',
  d: '(d) one graphql-js server',
  e: '(e) plain HTTP, the same bytes',
} as const;

export type RowId = keyof typeof TITLES;

const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
const NOTHING_KEPT = { SOPAN_KEPT_MB: '0' };
/** Stands in a command line for the port. */
const PORT = '{port}';
const PATHS = { PATH: process.env['PATH'] ?? '' };

/** Answers GraphQL, as a gateway without an address for its health does. */
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  }).then(
    ({ status }) => status < 500,
    () => false,
  );

/** Starts all rows that are wanted, each process with settings as in production. */
export async function startRows(
  folder: string,
  data: string,
  wanted: ReadonlySet<RowId>,
): Promise<StartedRows> {
  const rows: Row[] = [];
  const started: Process[] = [];
  const shared = copyOf(data, folder, 'shared');
  const ports = await freePorts(SUBGRAPHS.length);
  const common = commonSettings(ports);
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, supergraphAt(ports));

  const start = async (
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    ready = isReady,
    given?: number,
  ): Promise<Process> => {
    const [port = 0] = given === undefined ? await freePorts(1) : [given];
    const all = { ...env, PORT: `${port}` };
    // Who takes no PORT from the environment is told on the command line.
    const command = args.map((word) => (word === PORT ? `${port}` : word));
    const one = await startProcess({ name, port, args: command, env: all, folder, isReady: ready });
    started.push(one);
    return one;
  };
  const subgraphs = await Promise.all(
    SUBGRAPHS.map((name, index) => {
      const args = ['--require', benchScript('open-to-peers'), built('subgraphs', name, 'main.js')];
      const env = { ...common, SOPAN_DATABASE_URL: `sqlite:${join(shared, `${name}.sqlite`)}` };
      return start(name, args, env, isReady, ports[index]);
    }),
  );
  const gateway = (name: string, more: Record<string, string>): Promise<Process> =>
    start(name, [built('scripts', 'gateway', 'main.js')], { ...common, ...more, SOPAN_DATA: shared });
  const whole = (name: string, more: Record<string, string>): Promise<Process> => {
    const env = { ...common, ...more, SOPAN_DATA: copyOf(data, folder, name), SOPAN_BACKUP_EVERY: '0' };
    return start(name, [built('scripts', 'start.js')], env);
  };
  // All who share the subgraphs write through one and the same gateway of Sopan, which nobody is charged for.
  const desk = await gateway('desk', NOTHING_KEPT);
  const onShared = { behind: subgraphs, desk, databases: 'shared' };
  const peer = { ...PATHS, NODE_ENV: 'production', BENCH_SUPERGRAPH: supergraph };
  const hive = [HIVE, 'supergraph', supergraph, '--host', '127.0.0.1', '--port', PORT];

  const starts: Record<RowId, () => Promise<[Process, Partial<Row>]>> = {
    ours4: async () => [await gateway('ours4', NOTHING_KEPT), onShared],
    'ours4-kept': async () => [await gateway('ours4-kept', {}), onShared],
    ours1: async () => [await whole('ours1', NOTHING_KEPT), {}],
    'ours1-kept': async () => [await whole('ours1-kept', {}), {}],
    a: async () => {
      const env = { ...peer, APOLLO_TELEMETRY_DISABLED: 'true' };
      return [await start('stock-apollo', [benchScript('stock-apollo')], env, answers), onShared];
    },
    b: async () => [await start('hive', hive, peer, answers), onShared],
    c: async () => [await start('hive-rust', [...hive, '--hive-router-runtime'], peer, answers), onShared],
    d: async () => {
      const env = { ...peer, SOPAN_DATA: copyOf(data, folder, 'd') };
      return [await start('one-graphql', [benchScript('one-graphql-server')], env, answers), {}];
    },
    e: async () => {
      const file = join(folder, 'answers.json');
      writeFileSync(file, JSON.stringify(await askAll(desk.url)));
      const env = { ...PATHS, NODE_ENV: 'production', BENCH_ANSWERS: file };
      return [await start('plain', [benchScript('plain-http')], env, answers), { desk: null }];
    },
  };
  for (const [id, startRow] of Object.entries(starts) as [RowId, (typeof starts)[RowId]][]) {
    if (!wanted.has(id)) continue;
    const [asked, others] = await startRow();
    rows.push({ id, title: TITLES[id], asked, behind: [], desk: asked, databases: id, ...others });
  }
  return {
    rows,
    // Whoever asks others ends before them.
    async close() {
      for (const each of started.reverse()) await each.close();
    },
  };
}

const benchScript = (name: string): string => built('bench', 'gateway', `${name}.js`);

/** What all processes of Sopan are told; the subgraphs listen where this says. */
function commonSettings(ports: readonly number[]): Record<string, string> {
  const urls = SUBGRAPHS.map((name, index) => [
    `SOPAN_${name.toUpperCase()}_URL`,
    `http://127.0.0.1:${ports[index] ?? 0}`,
  ]);
  return {
    ...PATHS,
    ...(Object.fromEntries(urls) as Record<string, string>),
    NODE_ENV: 'production',
    SOPAN_LOG: 'error',
    SOPAN_RATE_PUBLIC: '0',
    SOPAN_RATE_SIGNED_IN: '0',
    SOPAN_DRAIN_DELAY_MS: '0',
    SOPAN_SUBGRAPH_TIMEOUT_MS: '60000', // Nobody else has a limit; on a busy machine it would be met.
    SOPAN_GATEWAY_SECRET: randomBytes(32).toString('hex'),
  };
}

/** The supergraph with the addresses at which the subgraphs are reached. */
function supergraphAt(ports: readonly number[]): string {
  return SUBGRAPHS.reduce(
    (sdl, name, index) =>
      sdl.replace(`http://${name}.sopan.internal/`, `http://127.0.0.1:${ports[index] ?? 0}/`),
    readSupergraph(),
  );
}
