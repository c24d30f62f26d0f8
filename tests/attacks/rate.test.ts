import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Origin } from '../../gateway/limits/address-of';
import { countRates } from '../../gateway/limits/rate';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { send } from './send';
import { tally } from './tally';

const count = tally('R18 points a minute');
const points = { public: 200, signedIn: 400, analyst: 1000 };
const PAGE = { query: '{ areas(first: 20) { edges { node { code } } } }' }; // 41 points
const quiet = createLog('test', 'silent');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub(undefined, { rates: { points }, trustedProxies: 1 });
}, 60_000);
afterAll(() => hub.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const as = async (viewer: Viewer) => ({ authorization: `Bearer ${await hub.tokenOf(viewer)}` });

test('an address has so many points a minute; then it is told when to come back, and others go on', async () => {
  const answers = [];
  for (let turn = 0; turn < 6; turn += 1) answers.push(await send(hub.url, PAGE, from('203.0.113.7')));
  for (const [turn, { status, body, headers, codes }] of answers.entries()) {
    const told = `${turn}: ${status} ${JSON.stringify(body.extensions)}`;
    if (turn < 4) {
      count.tried(told, status === 200 && body.extensions.cost.remaining === 200 - 41 * (turn + 1));
    } else {
      count.tried(told, status === 429 && codes.join() === 'TOO_MANY_REQUESTS' && body.data === undefined);
      const seconds = Number(headers.get('retry-after'));
      count.tried(`Retry-After ${seconds}`, seconds >= 1 && seconds <= 60);
    }
  }
  count.tried('another address', (await send(hub.url, PAGE, from('203.0.113.8'))).status === 200);
  count.tried(
    'what a client writes before its proxy',
    (await send(hub.url, PAGE, from('198.51.100.1, 203.0.113.7'))).status === 429,
  );
  const accept = 'application/graphql-response+json';
  count.tried(
    'the other content type',
    (await send(hub.url, PAGE, { ...from('203.0.113.7'), accept })).status === 429,
  );
  expect(count.surprises).toEqual([]);
});

test('who signs in is counted by name, wherever they come from, and an analyst by a larger measure', async () => {
  const officer = await as({ role: 'OFFICER', area: '5594', subject: 'officer-1' });
  const other = await as({ role: 'OFFICER', area: '5594', subject: 'officer-2' });
  const statuses = [];
  for (let turn = 0; turn < 11; turn += 1)
    statuses.push((await send(hub.url, PAGE, { ...officer, ...from(`192.0.2.${turn}`) })).status);
  count.tried(statuses.join(), statuses.join() === [...Array<number>(9).fill(200), 429, 429].join());
  count.tried(
    'a colleague behind the same address',
    (await send(hub.url, PAGE, { ...other, ...from('192.0.2.1') })).status === 200,
  );
  const analyst = await as({ role: 'ANALYST', area: 'BD', subject: 'analyst' });
  const { body } = await send(hub.url, PAGE, analyst);
  count.tried(
    `an analyst has ${body.extensions.cost.remaining}`,
    body.extensions.cost.remaining === 1000 - 41,
  );
  expect(count.surprises).toEqual([]);
});

test('refusals cost too, so that nobody sends bombs for nothing', async () => {
  const statuses = [];
  for (let turn = 0; turn < 12; turn += 1)
    statuses.push(
      (await send(hub.url, { query: '{ areas(first: 101) { totalCount } }' }, from('203.0.113.50'))).status,
    );
  count.tried(
    statuses.join(),
    statuses.slice(0, 10).every((status) => status === 400) &&
      statuses.slice(10).every((status) => status === 429),
  );
  expect(count.surprises).toEqual([]);
});

test("the administrator's import on this very machine is not held up; through a proxy it is counted as anybody", async () => {
  const administrator = { authorization: `Bearer ${hub.administrator}` };
  for (let turn = 0; turn < 20; turn += 1) {
    const { status, body } = await send(hub.url, PAGE, administrator);
    count.tried(`import ${turn}: ${status}`, status === 200 && body.extensions.cost.remaining === null);
  }
  const { body } = await send(hub.url, PAGE, { ...administrator, ...from('203.0.113.99') });
  count.tried(
    `from afar: ${body.extensions?.cost?.remaining}`,
    body.extensions?.cost?.remaining === 400 - 41 || body.errors?.[0].extensions.code === 'UNAUTHENTICATED',
  );
  expect(count.surprises).toEqual([]);
});

const server = spawnSync('redis-server', ['--version']).error ? null : 'redis-server';
if (!server) process.stdout.write('R18: redis-server is not installed; what gateways share was not tried.\n');
const describeRedis = server ? describe : describe.skip;

describeRedis('gateways that share a Redis', () => {
  const here: Origin = { address: '203.0.113.7', local: false };
  let redis: ChildProcess;
  let port: number;
  const start = async () => {
    redis = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    for await (const line of redis.stdout ?? []) if (String(line).includes('Ready to accept')) break;
  };
  const stop = async () => {
    const ended = once(redis, 'exit');
    redis.kill('SIGKILL');
    await ended;
  };
  beforeAll(async () => {
    port = await new Promise<number>((resolve) => {
      const free = createServer().listen(0, '127.0.0.1', () => {
        const { port: found } = free.address() as AddressInfo;
        free.close(() => resolve(found));
      });
    });
    await start();
  });
  afterAll(stop);

  test('count together; when it is away, hangs or comes back, each counts on, and nobody waits or is let in for nothing', async () => {
    const settings = { points, redisUrl: `redis://127.0.0.1:${port}` };
    const [one, other] = [countRates(settings, quiet), countRates(settings, quiet)];
    const remaining = async (gateway: typeof one, viewer = PUBLIC) =>
      (await gateway.pay(viewer, here, 50)).remaining;
    await until(
      async () => (await remaining(one, { ...PUBLIC, role: 'ANALYST', subject: 'probe' })) !== null,
    );
    await wait(200);
    const seen = [await remaining(one), await remaining(other), await remaining(one), await remaining(other)];
    count.tried(`together: ${seen.join()}`, seen.join() === '150,100,50,0');
    count.tried('the fifth is refused', (await other.pay(PUBLIC, here, 50)).refused !== undefined);

    redis.kill('SIGSTOP');
    const hanging = await one.pay({ role: 'OFFICER', area: '1', subject: 'a' }, here, 50);
    count.tried(`while it hangs: ${hanging.remaining}`, hanging.remaining === 350);
    redis.kill('SIGCONT');
    await stop();
    await wait(50);
    const away = [];
    for (let turn = 0; turn < 5; turn += 1)
      away.push(
        (await one.pay({ ...PUBLIC }, { ...here, address: '198.51.100.9' }, 50)).refused !== undefined,
      );
    count.tried(`while it is away: ${away.join()}`, away.join() === 'false,false,false,false,true');

    await start();
    await until(async () => {
      await one.pay({ role: 'ANALYST', area: 'BD', subject: 'shared' }, here, 1);
      const { remaining: left } = await other.pay(
        { role: 'ANALYST', area: 'BD', subject: 'shared' },
        here,
        1,
      );
      return left !== null && left <= 1000 - 4;
    });
    one.close();
    other.close();
    expect(count.surprises).toEqual([]);
  });
});

async function until(so: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await so()) return;
    await wait(50);
  }
  throw new Error('It never came to be so.');
}
