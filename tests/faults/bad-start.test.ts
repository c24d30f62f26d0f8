import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { LIVE_PATH, READY_PATH } from '../../lib/subgraph/health';
import { freePorts, sqliteIn, startProcess, TEST_SECRET, type HubProcess } from '../support/hub-processes';
import { until } from '../support/until';
import { faultProxy } from './fault-proxy';
import { figure } from './figure';

/** Processes start slowly on a busy machine. */
jest.setTimeout(400_000);

const folder = mkdtempSync(join(tmpdir(), 'sopan-bad-start-'));
const NOBODY = 'http://127.0.0.1:1';
const NOWHERE = {
  SOPAN_ORGANISATION_URL: NOBODY,
  SOPAN_MEETINGS_URL: 'http://127.0.0.1:2',
  SOPAN_PLANS_URL: 'http://127.0.0.1:3',
};
const BASE = { SOPAN_LOG: 'silent', SOPAN_GATEWAY_SECRET: TEST_SECRET, SOPAN_DATA: folder, ...NOWHERE };
const ENTRIES = {
  'one process': 'scripts/start.js',
  'the gateway': 'scripts/gateway/main.js',
  'a subgraph': 'subgraphs/plans/main.js',
};

let taken: Server;
let takenPort: string;
const started: HubProcess[] = [];

beforeAll(async () => {
  writeFileSync(join(folder, 'samples-imported'), '');
  writeFileSync(join(folder, 'not-a-supergraph.graphql'), 'type Query { area: String }');
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  takenPort = String((taken.address() as AddressInfo).port);
});
afterAll(async () => {
  await Promise.all(started.map((each) => each.kill()));
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a process says and how it exits that cannot start. */
async function startAndEnd(entry: string, settings: Record<string, string>) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'dist', entry)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SOPAN_DATABASE_URL: sqliteIn(folder)('plans'), ...BASE, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let saidAfter = 0;
  child.stderr.on('data', (part: Buffer) => {
    saidAfter ||= performance.now() - began;
    said += part.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said, saidAfter };
}

test.each<[keyof typeof ENTRIES, string, () => Record<string, string>, number, RegExp]>([
  ['one process', 'a port that is taken', () => ({ PORT: takenPort }), 1, /^The port \d+ is taken.*PORT=/],
  ['the gateway', 'a port that is taken', () => ({ PORT: takenPort }), 1, /^The port \d+ is taken.*PORT=/],
  ['a subgraph', 'a port that is taken', () => ({ PORT: takenPort }), 1, /^The port \d+ is taken.*PORT=/],
  ['one process', 'an interface of another machine', () => ({ PORT: '0', HOST: '192.0.2.1' }), 78, /HOST/],
  ['the gateway', 'an interface of another machine', () => ({ PORT: '0', HOST: '192.0.2.1' }), 78, /HOST/],
  ['the gateway', 'a name of no machine', () => ({ PORT: '0', HOST: 'nowhere.invalid' }), 78, /HOST/],
  [
    'the gateway',
    'no supergraph',
    () => ({ PORT: '0', SOPAN_SUPERGRAPH: 'gone.graphql' }),
    78,
    /gone\.graphql cannot be read/,
  ],
  [
    'the gateway',
    'a file that is no supergraph',
    () => ({ PORT: '0', SOPAN_SUPERGRAPH: 'not-a-supergraph.graphql' }),
    78,
    /supergraph cannot be served/,
  ],
  [
    'a subgraph',
    'three settings at fault',
    () => ({ PORT: 'x', SOPAN_GATEWAY_SECRET: 'short', SOPAN_DATABASE_URL: '' }),
    78,
    /PORT[^]*SECRET[^]*|SECRET[^]*PORT/,
  ],
  [
    'the gateway',
    'settings at fault',
    () => ({ PORT: 'x', SOPAN_PLANS_URL: 'no' }),
    78,
    /PORT[^]*SOPAN_PLANS_URL/,
  ],
  [
    'a subgraph',
    'no database server',
    () => ({ PORT: '0', SOPAN_DATABASE_URL: 'mysql://u:p@127.0.0.1:1/plans' }),
    1,
    /^Nothing answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
  ],
  [
    'a subgraph',
    'no database server under a name with several addresses',
    () => ({ PORT: '0', SOPAN_DATABASE_URL: 'mysql://u:p@localhost:1/plans' }),
    1,
    /^Nothing answers at localhost:1 \(ECONNREFUSED\)/,
  ],
  [
    'a subgraph',
    'a database server that no name leads to',
    () => ({ PORT: '0', SOPAN_DATABASE_URL: 'mysql://u:p@nowhere.invalid/plans' }),
    1,
    /^Nothing answers at nowhere\.invalid:3306 \(E/,
  ],
])('%s with %s says what is wrong, once, and exits', async (what, fault, settings, exitCode, sentence) => {
  const { code, said, saidAfter } = await startAndEnd(ENTRIES[what], settings());
  const ms = Math.round(saidAfter);
  figure(`F12 ${what}, ${fault}: message after`, `${ms} ms`, '≤ 1000 ms', ms <= 1000);
  expect([code, said]).toEqual([exitCode, expect.stringMatching(sentence)]);
  expect(said).not.toMatch(/^ {4}at /m);
  expect(said).not.toContain(TEST_SECRET);
});

async function look(url: string, path: string): Promise<[number, string | undefined]> {
  const response = await fetch(`${url}${path}`);
  return [response.status, ((await response.json()) as { status?: string }).status];
}

test('a gateway starts without any subgraph, and finds each when it comes; so do meetings and organisation', async () => {
  const ports = await freePorts(4);
  const home = mkdtempSync(join(folder, 'alone-'));
  const urls = {
    SOPAN_ORGANISATION_URL: `http://127.0.0.1:${ports[0]}`,
    SOPAN_MEETINGS_URL: `http://127.0.0.1:${ports[1]}`,
    SOPAN_PLANS_URL: `http://127.0.0.1:${ports[2]}`,
  };
  const start = async (
    entry: string,
    index: number,
    more: Record<string, string>,
    until: 'live' | 'ready',
  ) => {
    const one = await startProcess(entry, ports[index] ?? 0, home, { ...BASE, ...urls, ...more }, until);
    started.push(one);
    return one;
  };
  const gateway = await start('scripts/gateway/main.js', 3, {}, 'live');
  expect(await look(gateway.url, READY_PATH)).toEqual([503, 'unavailable']);
  const database = (name: 'meetings' | 'organisation') => ({ SOPAN_DATABASE_URL: sqliteIn(home)(name) });
  const meetings = await start('subgraphs/meetings/main.js', 1, database('meetings'), 'live');
  expect(await look(meetings.url, READY_PATH)).toEqual([503, 'unavailable']);
  await start('subgraphs/organisation/main.js', 0, database('organisation'), 'ready');
  await until(async () => (await look(meetings.url, READY_PATH))[0] === 200, 'meetings knows the areas');
  await until(async () => (await look(gateway.url, READY_PATH))[1] === 'degraded', 'the gateway finds two');
  expect(await look(gateway.url, LIVE_PATH)).toEqual([200, 'live']);
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ area(code: \\"50\\") { code planProgress(fiscalYear: \\"2023-24\\") { asOf } decisionProgress(fiscalYear: \\"2023-24\\") { assignments } } }"}',
  });
  expect(await response.json()).toMatchObject({
    data: { area: { code: '50', planProgress: null, decisionProgress: { assignments: 0 } } },
    errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' }, path: ['area', 'planProgress'] }],
  });
});

test('plans starts while organisation answers nothing, and is ready soon after it does', async () => {
  const [organisationPort = 0, plansPort = 0] = await freePorts(2);
  const home = mkdtempSync(join(folder, 'slow-'));
  const organisation = await startProcess('subgraphs/organisation/main.js', organisationPort, home, {
    ...BASE,
    SOPAN_DATABASE_URL: sqliteIn(home)('organisation'),
  });
  const proxy = await faultProxy(organisation.url);
  await proxy.spoil('a hang');
  const plans = await startProcess(
    'subgraphs/plans/main.js',
    plansPort,
    home,
    { ...BASE, SOPAN_ORGANISATION_URL: proxy.url, SOPAN_DATABASE_URL: sqliteIn(home)('plans') },
    'live',
  );
  started.push(organisation, plans);
  expect((await look(plans.url, READY_PATH))[0]).toBe(503);
  await proxy.spoil(null);
  await until(async () => (await look(plans.url, READY_PATH))[0] === 200, 'plans knows the areas');
  await proxy.close();
});
