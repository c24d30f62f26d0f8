import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../lib/project-root';
import { LIVE_PATH, READY_PATH } from '../../lib/subgraph/health';
import type { SubgraphName } from '../../lib/subgraph/subgraph';

/** One process of the hub. */
export interface HubProcess {
  readonly url: string;
  /** Starts it again, at the same address over the same data, and waits until it is ready. */
  start(): Promise<void>;
  /** Asks it to leave in good order, waits until it has, and gives its exit code; null where a signal ended it. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<number | null>;
  /** Leaves it there without a word, its port open, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

export type FourProcesses = Record<SubgraphName | 'gateway', HubProcess> & { readonly url: string };

/** What the processes of a test prove themselves to each other with. */
export const TEST_SECRET = 'one secret for the four processes of a test';

/** Long, for a machine that does much else meanwhile. */
const READY_WITHIN_MS = 110_000;
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];

/** The hub as `npm start` runs it: one process over a data folder, ready to be asked. */
export async function startOneProcess(dataFolder: string): Promise<HubProcess> {
  const [port = 0] = await freePorts(1);
  return startProcess('scripts/start.js', port, dataFolder, { SOPAN_DATA: dataFolder });
}

/** The SQLite file of a subgraph in a data folder, as a database URL. */
export const sqliteIn =
  (dataFolder: string) =>
  (name: SubgraphName): string =>
    `sqlite:${join(dataFolder, `${name}.sqlite`)}`;

/** The hub as containers run it: three subgraphs and a gateway, over the SQLite files of one data folder unless told. */
export async function startFourProcesses(
  dataFolder: string,
  timeoutMs = 5000,
  databaseOf: (name: SubgraphName) => string = sqliteIn(dataFolder),
  /** Settings that all four are given. */
  settings: Record<string, string> = {},
): Promise<FourProcesses> {
  const ports = await freePorts(4);
  const urlOf = (index: number): string => `http://127.0.0.1:${ports[index] ?? 0}`;
  const urls = Object.fromEntries(
    SUBGRAPHS.map((name, index) => [`SOPAN_${name.toUpperCase()}_URL`, urlOf(index)]),
  );
  const started = await Promise.allSettled([
    ...SUBGRAPHS.map((name, index) =>
      startProcess(`subgraphs/${name}/main.js`, ports[index] ?? 0, dataFolder, {
        ...urls,
        ...settings,
        SOPAN_DATABASE_URL: databaseOf(name),
      }),
    ),
    startProcess('scripts/gateway/main.js', ports[3] ?? 0, dataFolder, {
      ...urls,
      ...settings,
      SOPAN_DATA: dataFolder,
      SOPAN_SUBGRAPH_TIMEOUT_MS: String(timeoutMs),
    }),
  ]);
  const processes = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await Promise.all(processes.map((each) => each.kill()));
    throw failed.reason;
  }
  const [organisation, meetings, plans, gateway] = processes as [
    HubProcess,
    HubProcess,
    HubProcess,
    HubProcess,
  ];
  return { organisation, meetings, plans, gateway, url: gateway.url };
}

/** Stops whatever of a hub still runs, the gateway first, so that nothing asks a subgraph that has left. */
export async function stopFourProcesses(hub: FourProcesses): Promise<void> {
  await hub.gateway.stop();
  await Promise.all(SUBGRAPHS.map((name) => hub[name].stop()));
}

/** Starts one process of the build in dist/, and waits until it is ready. Its log goes to the data folder. */
export async function startProcess(
  entry: string,
  port: number,
  dataFolder: string,
  settings: Record<string, string>,
  /** What is waited for; a process whose neighbours are away is live, not ready. */
  state: 'live' | 'ready' = 'ready',
): Promise<HubProcess> {
  const file = join(projectRoot, 'dist', entry);
  if (!existsSync(file)) throw new Error(`dist/${entry} is not built. Run "npm run build", or "npm test".`);
  mkdirSync(dataFolder, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const hubProcess: HubProcess = {
    url,
    async start() {
      const log = openSync(join(dataFolder, 'processes.log'), 'a');
      child = spawn(process.execPath, [file], {
        cwd: dataFolder,
        env: {
          PATH: process.env['PATH'],
          NODE_ENV: 'test',
          SOPAN_RATE_PUBLIC: '0', // What is left of a minute is no part of an answer that tests compare.
          SOPAN_RATE_SIGNED_IN: '0',
          SOPAN_LOG: 'warn',
          SOPAN_GATEWAY_SECRET: TEST_SECRET,
          HOST: '127.0.0.1',
          PORT: String(port),
          ...settings,
        },
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      try {
        await answers(child, `${url}${state === 'live' ? LIVE_PATH : READY_PATH}`);
      } catch (error) {
        await end(child, 'SIGKILL');
        const said = readFileSync(join(dataFolder, 'processes.log'), 'utf8').slice(-4000);
        throw new Error(`dist/${entry}: ${(error as Error).message}\n${said}`, { cause: error });
      }
    },
    stop: () => end(child, 'SIGTERM').finally(() => keepLog(dataFolder)),
    kill: () => end(child, 'SIGKILL').finally(() => keepLog(dataFolder)),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
  // A run of tests that is broken off leaves nothing behind.
  process.once('exit', () => child?.kill('SIGKILL'));
  await hubProcess.start();
  return hubProcess;
}

/** Keeps what the processes of a folder have said until all tests are over: then it is searched for secrets. */
function keepLog(dataFolder: string): void {
  const [folder, log] = [process.env['SOPAN_TEST_LOGS'], join(dataFolder, 'processes.log')];
  if (!folder || !existsSync(log)) return;
  const name = createHash('sha256').update(log).digest('hex').slice(0, 16);
  copyFileSync(log, join(folder, `${name}.log`));
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await wait(50)) {
    if (hasEnded(child)) throw new Error('it ended before it was ready');
    const { ok } = await fetch(url).catch(() => ({ ok: false }));
    if (ok) return;
  }
  throw new Error(`not ready in ${READY_WITHIN_MS} ms`);
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (!child) return null;
  if (!hasEnded(child)) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Ports that were free a moment ago, all of them different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
