import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createConnection } from 'mysql2/promise';

const STARTS_WITHIN = 60_000;
const STOPS_WITHIN = 10_000;

declare global {
  var sopanTestServer: { child: ChildProcess; folder: string } | undefined;
}

/**
 * Before all tests: where no MySQL server is given, starts a throw-away MariaDB if the machine has one, and names
 * it in SOPAN_TEST_MYSQL_URL. Says either way which databases the tests will run on. SOPAN_TEST_MYSQL=off leaves
 * the MySQL half out.
 */
export async function startMysqlServer(): Promise<void> {
  const { SOPAN_TEST_MYSQL_URL: given, SOPAN_TEST_MYSQL: wish } = process.env;
  if (wish === 'off') {
    delete process.env['SOPAN_TEST_MYSQL_URL'];
    return say('on SQLite only, as SOPAN_TEST_MYSQL=off asks');
  }
  if (given) return say('on SQLite and on the MySQL server of SOPAN_TEST_MYSQL_URL');
  const binary = find('mariadbd');
  const installer = find('mariadb-install-db');
  if (!binary || !installer) {
    if (wish === 'required') throw new Error('SOPAN_TEST_MYSQL=required, but no mariadbd is installed.');
    return say('on SQLite only: SOPAN_TEST_MYSQL_URL is not set and no mariadbd is installed');
  }
  const began = Date.now();
  process.env['SOPAN_TEST_MYSQL_URL'] = await startServer(binary, installer);
  say(
    `on SQLite and on a throw-away MariaDB of their own (started in ${((Date.now() - began) / 1000).toFixed(1)} s)`,
  );
}

/** After all tests: ends the server that was started here, and no other. */
export async function stopMysqlServer(): Promise<void> {
  const server = globalThis.sopanTestServer;
  if (!server) return;
  globalThis.sopanTestServer = undefined;
  const closed = new Promise((resolve) => server.child.once('close', resolve));
  server.child.kill('SIGTERM');
  const impatience = setTimeout(() => server.child.kill('SIGKILL'), STOPS_WITHIN);
  await closed;
  clearTimeout(impatience);
  rmSync(server.folder, { recursive: true, force: true });
}

function say(where: string): void {
  process.stderr.write(`Tests run ${where}.\n`);
}

function find(command: string): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/bin',
  ];
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}

async function startServer(binary: string, installer: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-mariadb-'));
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  mkdirSync(data);
  // The system's own my.cnf is left out; root must name itself, since the server refuses to guess.
  const shared = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  const small = ['--innodb-log-file-size=16M', '--innodb-buffer-pool-size=128M'];
  execFileSync(
    installer,
    // With a folder of its own for what it writes on the way: two runs that begin together use the same names.
    [...shared, ...small, `--tmpdir=${folder}`, '--skip-test-db', '--auth-root-authentication-method=normal'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const firstWords = join(folder, 'first-words.sql');
  writeFileSync(
    firstWords,
    [
      `CREATE USER 'sopan'@'127.0.0.1' IDENTIFIED BY '${password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO 'sopan'@'127.0.0.1' WITH GRANT OPTION;`,
      'CREATE DATABASE sopan_test CHARACTER SET utf8mb4;',
      `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    ].join('\n'),
  );
  const log = join(folder, 'log');
  const output = openSync(log, 'w');
  const child = spawn(
    binary,
    [
      ...shared,
      ...small,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--init-file=${firstWords}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--max-connections=400',
      // Nothing here outlives the tests.
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-innodb-doublewrite',
      '--skip-log-bin',
    ],
    { stdio: ['ignore', output, output] },
  );
  globalThis.sopanTestServer = { child, folder };
  // A run that breaks off must leave no server behind.
  process.once('exit', () => child.kill('SIGKILL'));

  const url = `mysql://sopan:${password}@127.0.0.1:${port}/sopan_test`;
  await answers(url, child).catch((error: unknown) => {
    throw new Error(
      `The throw-away MariaDB did not start: ${String(error)}\n${readFileSync(log, 'utf8').slice(-2000)}`,
    );
  });
  return url;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const began = Date.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    try {
      await (await createConnection({ uri: url })).end();
      return;
    } catch (error) {
      if (Date.now() - began > STARTS_WITHIN) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
