import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePorts } from '../../support/hub-processes';

/** Three nodes of MariaDB Galera on this machine, each in a folder that goes away with them. */
export interface Galera {
  readonly places: readonly string[];
  /** The address of a database: through these nodes in this order, or of one node alone. */
  url(database: string, nodes: readonly number[]): string;
  query(node: number, sql: string): Promise<Record<string, unknown>[]>;
  kill(node: number): Promise<void>;
  /** Starts a node that was killed, and waits until it has caught up; gives what it took, in milliseconds. */
  rejoin(node: number): Promise<number>;
  end(): Promise<void>;
}

const NODES = [0, 1, 2];
const USER = 'sopan';
const PASSWORD = 'for-three-nodes-of-a-test';
const SYNCED_WITHIN_MS = 120_000;

const found = (...paths: string[]) => paths.find((path) => existsSync(path));
const SERVER = found('/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/usr/bin/mariadbd');
const INSTALLER = found('/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db');
const PROVIDER = found('/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so');
const SYNC = found('/usr/bin/rsync');

/** Whether this machine has all that it takes; what needs it is left out where it has not. */
export const hasGalera = Boolean(SERVER && INSTALLER && PROVIDER && SYNC);

/** As docs/scaling.md tells. */
const SETTINGS = [
  '--binlog-format=ROW',
  '--innodb-autoinc-lock-mode=2',
  '--transaction-isolation=READ-COMMITTED',
  '--wsrep-on=ON',
  '--wsrep-sync-wait=1',
  '--wsrep-slave-threads=2',
  '--wsrep-sst-method=rsync',
];
const PROVIDER_OPTIONS = [
  'gcache.size=64M',
  'evs.keepalive_period=PT0.4S',
  'evs.inactive_check_period=PT0.3S',
  'evs.suspect_timeout=PT1.5S',
  'evs.inactive_timeout=PT4S',
  'evs.install_timeout=PT4S',
];

export async function startGalera(): Promise<Galera> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-galera-'));
  chmodSync(folder, 0o755);
  const ports = await freePorts(12);
  const portOf = (node: number, use: number): number => ports[node * 4 + use] ?? 0;
  const children: (ChildProcess | undefined)[] = [];
  // A server refuses to be root unless told; its helpers for the first copy do not.
  const user = userInfo().uid === 0 ? 'mysql' : userInfo().username;
  const members = NODES.map((node) => `127.0.0.1:${portOf(node, 1)}`).join(',');

  const baseOf = (node: number): string => join(folder, `node-${node}`);
  const shared = (node: number): string[] => [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${join(baseOf(node), 'data')}`,
    `--tmpdir=${join(baseOf(node), 'tmp')}`,
    '--innodb-log-file-size=64M',
    '--innodb-buffer-pool-size=128M',
  ];
  const argsOf = (node: number): string[] => [
    ...shared(node),
    '--bind-address=127.0.0.1',
    `--port=${portOf(node, 0)}`,
    `--socket=${join(baseOf(node), 'socket')}`,
    `--pid-file=${join(baseOf(node), 'pid')}`,
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--max-connections=300',
    ...SETTINGS,
    `--wsrep-provider=${PROVIDER}`,
    '--wsrep-cluster-name=sopan-test',
    `--wsrep-cluster-address=gcomm://${members}`,
    `--wsrep-node-name=node-${node}`,
    `--wsrep-node-address=127.0.0.1:${portOf(node, 1)}`,
    `--wsrep-sst-receive-address=127.0.0.1:${portOf(node, 3)}`,
    `--wsrep-provider-options=${[
      `gmcast.listen_addr=tcp://127.0.0.1:${portOf(node, 1)}`,
      `ist.recv_addr=127.0.0.1:${portOf(node, 2)}`,
      ...PROVIDER_OPTIONS,
    ].join(';')}`,
  ];

  async function start(node: number, ...more: string[]): Promise<void> {
    const log = openSync(join(baseOf(node), 'log'), 'a');
    const child = spawn(SERVER ?? '', [...argsOf(node), ...more], { stdio: ['ignore', log, log] });
    children[node] = child;
    process.once('exit', () => child.kill('SIGKILL'));
    for (const until = Date.now() + SYNCED_WITHIN_MS; Date.now() < until; await wait(100)) {
      if (child.exitCode !== null) break;
      const rows = await asked(node, "SHOW STATUS LIKE 'wsrep_local_state_comment'").catch(() => []);
      if (rows[0]?.['Value'] === 'Synced') return;
    }
    const said = readFileSync(join(baseOf(node), 'log'), 'utf8').slice(-3000);
    throw new Error(`Node ${node} has not caught up.\n${said}`);
  }

  /** Asks over the node's own socket, as the root of a fresh server. */
  async function asked(node: number, sql: string): Promise<Record<string, unknown>[]> {
    const socketPath = join(baseOf(node), 'socket');
    const connection = await createConnection({ socketPath, user: 'root' });
    // A node that is left alone for a moment is no fault of the test.
    connection.on('error', () => undefined);
    try {
      const [rows] = await connection.query(sql);
      return rows as Record<string, unknown>[];
    } finally {
      connection.destroy();
    }
  }

  async function kill(node: number): Promise<void> {
    const child = children[node];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Where a killed node was, as systemd asks before each start: then it needs only what it has missed. */
  function recovered(node: number): string[] {
    const { stderr } = spawnSync(SERVER ?? '', [...argsOf(node), '--wsrep-recover'], { encoding: 'utf8' });
    const position = /WSREP: Recovered position:? ([0-9a-f-]{36}:-?\d+)/.exec(stderr)?.[1];
    return position ? [`--wsrep-start-position=${position}`] : [];
  }

  for (const node of NODES) {
    for (const each of ['data', 'tmp']) mkdirSync(join(baseOf(node), each), { recursive: true });
  }
  if (userInfo().uid === 0) execFileSync('chown', ['-R', `${user}:`, folder]);
  execFileSync(
    INSTALLER ?? '',
    [...shared(0), '--skip-test-db', '--auth-root-authentication-method=normal'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  await start(0, '--wsrep-new-cluster');
  await asked(0, `CREATE USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'`);
  await asked(0, `GRANT ALL PRIVILEGES ON *.* TO '${USER}'@'127.0.0.1'`);
  await start(1);
  await start(2);

  const places = NODES.map((node) => `127.0.0.1:${portOf(node, 0)}`);
  return {
    places,
    url(database, [first = 0, ...others]) {
      const also = others.map((node) => places[node]).join(',');
      return `mysql://${USER}:${PASSWORD}@${places[first]}/${database}${also ? `?also=${also}` : ''}`;
    },
    query: asked,
    kill,
    async rejoin(node) {
      const began = Date.now();
      await start(node, ...recovered(node));
      return Date.now() - began;
    },
    async end() {
      await Promise.all(NODES.map(kill));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
