import { connect } from 'node:net';
import { ask, toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { until } from '../support/until';
import { figure, rounds } from './figure';
import { p99 } from './percentile';

const MOST = 32;
const FOR_ANYBODY = 24;
const QUESTION = JSON.stringify({ query: '{ area(code: "12") { code } }' });

const OFFICER = { authorization: 'Bearer officer' };

let hub: ToyHub;
beforeAll(async () => {
  hub = await toyHub({ mostInFlight: MOST, timeoutMs: 60_000 });
  await ask(hub.url, QUESTION);
  await ask(hub.url, QUESTION, OFFICER); // From now on the token is known.
});
afterAll(() => hub.close());

/** Holds up every answer until told otherwise. */
async function heldUp(meanwhile: () => Promise<void>): Promise<void> {
  hub.subgraphs.organisation.delayMs = 4000;
  await meanwhile();
  hub.subgraphs.organisation.delayMs = 0;
}

const askTimes = (times: number, headers: Record<string, string> = {}) =>
  Array.from({ length: times }, () => ask(hub.url, QUESTION, headers));

/** As embeds do, without a body. */
const askWithGet = () =>
  fetch(`${hub.url}/graphql?query=${encodeURIComponent('{ area(code: "12") { code } }')}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });

test('beyond its places a gateway refuses with 503, a code and a time to come back; those with a known token have places left, and no others', async () => {
  await heldUp(async () => {
    const times = rounds(60, 1000);
    const before = hub.subgraphs.organisation.requests.length;
    const answers = askTimes(times);
    await until(
      () => hub.subgraphs.organisation.requests.length === before + FOR_ANYBODY,
      'all places are taken',
    );
    const began = performance.now();
    const [refused] = await Promise.all(askTimes(1));
    const ms = Math.round(performance.now() - began);
    figure('F16 a refusal', `${ms} ms`, '≤ 50 ms', ms <= 50);
    expect([refused?.status, refused?.body.errors[0].extensions]).toEqual([503, { code: 'OVERLOADED' }]);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const [unheardOf] = await Promise.all(askTimes(1, { authorization: 'Bearer unheard.of' }));
    expect(unheardOf?.status).toBe(503);
    const officers = askTimes(MOST, OFFICER);
    const statuses = (await Promise.all([...answers, ...officers])).map(({ status }) => status);
    const answered = (some: readonly number[]) => some.filter((each) => each === 200).length;
    // More where the first are done before the last have come.
    expect(answered(statuses.slice(0, times))).toBeGreaterThanOrEqual(FOR_ANYBODY);
    expect(answered(statuses.slice(0, times))).toBeLessThan(times);
    expect(answered(statuses.slice(times))).toBeGreaterThanOrEqual(MOST - FOR_ANYBODY);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });
});

test('it refuses before it reads: also what is not JSON, and a body that never ends', async () => {
  await heldUp(async () => {
    const before = hub.subgraphs.organisation.requests.length;
    const answers = Array.from({ length: FOR_ANYBODY }, askWithGet);
    await until(
      () => hub.subgraphs.organisation.requests.length === before + FOR_ANYBODY,
      'all places are taken',
    );
    expect((await ask(hub.url, '{"query":')).status).toBe(503);
    const endless = connect(Number(new URL(hub.url).port), '127.0.0.1');
    endless.write(
      'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 900000000\r\n\r\n{',
    );
    const said = await new Promise<string>((resolve) => {
      let text = '';
      endless.on('data', (part: Buffer) => (text += part.toString())).on('close', () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1.1 503 [^]*connection: close/i);
    await Promise.all(answers);
  });
});

test('health is answered all the while, stays ready, and tells of it', async () => {
  await heldUp(async () => {
    const answers = Promise.all(askTimes(60));
    await until(async () => {
      const response = await fetch(`${hub.url}/health/ready`);
      expect(response.status).toBe(200);
      return 'overloaded' in ((await response.json()) as object);
    }, 'it tells that it is overloaded');
    expect((await fetch(`${hub.url}/health/live`)).status).toBe(200);
    await answers;
  });
});

test('whoever sends slowly takes nobody’s place', async () => {
  const port = Number(new URL(hub.url).port);
  const slow = Array.from({ length: 100 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    return socket.on('error', () => undefined);
  });
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const began = performance.now();
    expect((await ask(hub.url, QUESTION)).status).toBe(200);
    times.push(performance.now() - began);
  }
  figure('F16 beside 100 slow senders, p99', `${p99(times)} ms`, 'told only');
  for (const socket of slow) socket.destroy();
});

describe('answers that are made in one go, as in one process', () => {
  let own: ToyHub;
  beforeAll(async () => {
    own = await toyHub({ mostInFlight: MOST, timeoutMs: 60_000 });
    await ask(own.url, QUESTION);
    const { contextFor } = own.subgraphs.organisation;
    own.subgraphs.organisation.contextFor = (request) => {
      for (const end = performance.now() + 30; performance.now() < end;);
      return contextFor(request);
    };
  });
  afterAll(() => own.close());

  test('twenty at once, and a page that asks for its nine parts again and again, are all answered', async () => {
    const room = await Promise.all(Array.from({ length: 20 }, () => ask(own.url, QUESTION)));
    expect(room.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (let page = 0; page < 5; page += 1) {
      const parts = await Promise.all(Array.from({ length: 9 }, () => ask(own.url, QUESTION)));
      expect(parts.map(({ status }) => status)).toEqual(Array(9).fill(200));
    }
  });

  test('whoever is too many is refused between two answers, and not behind all of them', async () => {
    const order: number[] = [];
    const all = Array.from({ length: 150 }, async () => {
      const { status } = await ask(own.url, QUESTION);
      order.push(status);
    });
    await Promise.all(all);
    const answered = order.filter((status) => status === 200).length;
    expect(answered).toBeGreaterThanOrEqual(FOR_ANYBODY);
    const refused = order.filter((status) => status === 503).length;
    expect(refused).toBe(150 - answered);
    // Who asks shares the processor here: on a busy machine they come one by one, and none is too many.
    if (refused) expect(order.indexOf(503)).toBeLessThan(FOR_ANYBODY);
    figure(
      'F16 answers in one go',
      `${answered} answered and ${refused} refused of 150`,
      'some of either',
      answered * refused > 0,
    );
  });
});
