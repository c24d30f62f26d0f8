import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCall, VIEWER_HEADER } from '../../lib/auth/signed-call';
import { PUBLIC } from '../../lib/auth/viewer';
import { READY_PATH } from '../../lib/subgraph/health';
import { GRAPHQL_PATH } from '../../lib/subgraph/start-server';
import { freePorts, sqliteIn, startProcess, TEST_SECRET, type HubProcess } from '../support/hub-processes';
import { until } from '../support/until';
import { busyClient, type Asked, type Met } from './busy-clients';
import { figure, rounds } from './figure';

const CLIENTS = 20;
const BALANCER_LOOKS_EVERY_MS = 200;
/** Longer than the balancer needs to notice, on a busy machine too. */
const SETTINGS = { SOPAN_DRAIN_DELAY_MS: String(rounds(6000, 1500)), SOPAN_RATE_PUBLIC: '0' };

/** Processes start slowly on a busy machine. */
jest.setTimeout(rounds(400_000, 3_600_000));

const QUERY = JSON.stringify({ query: '{ area(code: "50") { code } }' });
const QUESTION: Asked = {
  path: GRAPHQL_PATH,
  headers: { 'content-type': 'application/json' },
  body: QUERY,
  wanted: '"code":"50"',
};

const folder = mkdtempSync(join(tmpdir(), 'sopan-drain-'));
let ports: number[];
const urlOf = (index: number): string => `http://127.0.0.1:${ports[index]}`;
const started: HubProcess[] = [];

beforeAll(async () => {
  ports = await freePorts(5);
  writeFileSync(join(folder, 'samples-imported'), '');
});

afterAll(async () => {
  await Promise.all(started.map((each) => each.kill()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(entry: string, index: number, settings: Record<string, string>): Promise<HubProcess> {
  const one = await startProcess(entry, ports[index] ?? 0, folder, { ...SETTINGS, ...settings });
  started.push(one);
  return one;
}

const addresses = () => ({
  SOPAN_ORGANISATION_URL: urlOf(0),
  SOPAN_MEETINGS_URL: urlOf(1),
  SOPAN_PLANS_URL: urlOf(2),
});

const startSubgraph = (name: 'organisation' | 'meetings' | 'plans', index: number) =>
  start(`subgraphs/${name}/main.js`, index, { ...addresses(), SOPAN_DATABASE_URL: sqliteIn(folder)(name) });

/** Twenty clients at work behind a balancer while a process is told to leave: what they met, and how it left. */
async function leaveUnderLoad(
  leaving: HubProcess,
  ask: () => Asked,
): Promise<Pick<Met, 'answered' | 'failed'> & { exitCode: number | null }> {
  let ready = true;
  const mets = Array.from({ length: CLIENTS }, (): Met => ({ answered: 0, late: 0, failed: [] }));
  const clients = mets.map((met) => busyClient(() => (ready ? leaving.url : null), ask, 5, met));
  await until(
    () => mets.every(({ answered, failed }) => answered + failed.length > 2),
    'all are at work',
    120_000,
  );
  const balancer = setInterval(() => {
    fetch(`${leaving.url}${READY_PATH}`).then(
      ({ status }) => (ready &&= status === 200),
      () => (ready = false),
    );
  }, BALANCER_LOOKS_EVERY_MS);
  const exitCode = await leaving.stop();
  clearInterval(balancer);
  ready = false;
  await Promise.all(clients);
  return {
    exitCode,
    answered: mets.reduce((sum, { answered }) => sum + answered, 0),
    failed: mets.flatMap(({ failed }) => failed),
  };
}

async function proveLeaving(what: string, leaving: HubProcess, ask: () => Asked): Promise<void> {
  const times = rounds(1, 20);
  let answered = 0;
  const failed: string[] = [];
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await leaving.start();
    const met = await leaveUnderLoad(leaving, ask);
    expect(met.exitCode).toBe(0);
    answered += met.answered;
    failed.push(...met.failed);
  }
  figure(`F9 ${what} leaves ${times} times`, `${failed.length} failed of ${answered + failed.length}`, '0');
  expect(failed).toEqual([]);
}

test('one process leaves under load and fails nobody', async () => {
  await proveLeaving(
    'one process',
    await start('scripts/start.js', 4, { SOPAN_DATA: folder }),
    () => QUESTION,
  );
});

test('a subgraph, and a gateway above three, leave under load and fail nobody', async () => {
  const organisation = await startSubgraph('organisation', 0);
  const others = await Promise.all([startSubgraph('meetings', 1), startSubgraph('plans', 2)]);
  const gateway = await start('scripts/gateway/main.js', 3, { ...addresses(), SOPAN_DATA: folder });
  await proveLeaving('gateway', gateway, () => QUESTION);
  await proveLeaving('subgraph', organisation, () => {
    const signature = signCall(TEST_SECRET, 'organisation', PUBLIC, {
      method: 'POST',
      path: GRAPHQL_PATH,
      body: QUERY,
    });
    return { ...QUESTION, headers: { ...QUESTION.headers, [VIEWER_HEADER]: signature } };
  });
  await Promise.all(others.map((each) => each.stop()));
});
