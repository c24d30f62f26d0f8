import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
const SETTINGS = {
  SOPAN_DRAIN_DELAY_MS: '1000', // As in production.
  SOPAN_SUBGRAPH_TIMEOUT_MS: '20000',
  SOPAN_RATE_PUBLIC: '0',
};

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
/** The data of the process that stays. */
const beside = join(folder, 'beside');
let ports: number[];
const urlOf = (index: number): string => `http://127.0.0.1:${ports[index]}`;
const started: HubProcess[] = [];

beforeAll(async () => {
  ports = await freePorts(8);
  for (const data of [folder, beside]) {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'samples-imported'), '');
  }
});

afterAll(async () => {
  await Promise.all(started.map((each) => each.kill()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  entry: string,
  index: number,
  data: string,
  settings: Record<string, string>,
): Promise<HubProcess> {
  const given = { ...SETTINGS, SOPAN_DATA: data, ...settings };
  const one = await startProcess(entry, ports[index] ?? 0, data, given);
  started.push(one);
  return one;
}

const addresses = () => ({
  SOPAN_ORGANISATION_URL: urlOf(0),
  SOPAN_MEETINGS_URL: urlOf(1),
  SOPAN_PLANS_URL: urlOf(2),
});

const startSubgraph = (name: 'organisation' | 'meetings' | 'plans', index: number, data = folder) =>
  start(`subgraphs/${name}/main.js`, index, data, {
    ...addresses(),
    SOPAN_DATABASE_URL: sqliteIn(data)(name),
  });

/** Twenty clients at work behind a balancer while a process is told to leave: what they met, and how it left. */
async function leaveUnderLoad(
  leaving: HubProcess,
  staying: HubProcess,
  ask: () => Asked,
): Promise<Required<Met> & { exitCode: number | null }> {
  let ready = true;
  const mets = Array.from({ length: CLIENTS }, () => ({
    answered: 0,
    late: 0,
    passedOn: 0,
    failed: [] as string[],
  }));
  const clients = mets.map((met) => busyClient(() => (ready ? leaving.url : null), ask, 5, met, staying.url));
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
  const sum = (count: 'answered' | 'late' | 'passedOn') => mets.reduce((total, met) => total + met[count], 0);
  return {
    exitCode,
    answered: sum('answered'),
    late: sum('late'),
    passedOn: sum('passedOn'),
    failed: mets.flatMap(({ failed }) => failed),
  };
}

async function proveLeaving(
  what: string,
  leaving: HubProcess,
  staying: HubProcess,
  ask: () => Asked,
): Promise<void> {
  const times = rounds(1, 20);
  const total = { asked: 0, passedOn: 0, late: 0 };
  const failed: string[] = [];
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await leaving.start();
    const met = await leaveUnderLoad(leaving, staying, ask);
    expect(met.exitCode).toBe(0);
    total.asked += met.answered + met.late + met.failed.length;
    total.passedOn += met.passedOn;
    total.late += met.late;
    failed.push(...met.failed);
  }
  figure(
    `F9 ${what} leaves ${times} times`,
    `${failed.length} failed of ${total.asked}, ${total.passedOn} asked elsewhere, ${total.late} late`,
    '0 failed',
    failed.length === 0,
  );
  expect(failed).toEqual([]);
}

test('one process leaves under load and fails nobody', async () => {
  const leaving = await start('scripts/start.js', 4, folder, {});
  const staying = await start('scripts/start.js', 5, beside, {});
  await proveLeaving('one process', leaving, staying, () => QUESTION);
  await Promise.all([leaving.stop(), staying.stop()]);
});

test('a subgraph, and a gateway above three, leave under load and fail nobody', async () => {
  const [organisation, other] = [
    await startSubgraph('organisation', 0),
    await startSubgraph('organisation', 6, beside),
  ];
  const others = await Promise.all([startSubgraph('meetings', 1), startSubgraph('plans', 2)]);
  const gateway = await start('scripts/gateway/main.js', 3, folder, addresses());
  const staying = await start('scripts/gateway/main.js', 7, folder, addresses());
  await proveLeaving('gateway', gateway, staying, () => QUESTION);
  await proveLeaving('subgraph', organisation, other, () => {
    const signature = signCall(TEST_SECRET, 'organisation', PUBLIC, {
      method: 'POST',
      path: GRAPHQL_PATH,
      body: QUERY,
    });
    return { ...QUESTION, headers: { ...QUESTION.headers, [VIEWER_HEADER]: signature } };
  });
  await Promise.all([staying, other, ...others].map((each) => each.stop()));
});
