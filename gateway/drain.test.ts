import { once } from 'node:events';
import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { toyHub } from './toys/toy-hub';

interface Tally {
  answered: number;
  readonly failed: unknown[];
}

/** A client that keeps its connection and asks until a balancer tells it to go elsewhere. */
async function client(url: string, isReady: () => boolean, tally: Tally): Promise<void> {
  const agent = new Agent({ connections: 1, keepAliveTimeout: 60_000 });
  while (isReady()) {
    try {
      const { statusCode, body } = await request(`${url}/graphql`, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ area(code: \\"12\\") { code decisionProgress(fiscalYear: \\"2023-24\\") { asOf } } }"}',
      });
      const text = await body.text();
      if (statusCode === 200 && text.includes('2024-06-30')) tally.answered += 1;
      else tally.failed.push(text);
    } catch (error) {
      tally.failed.push(error);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
  }
  await agent.close();
}

test.each([{ overHttp: false }, { overHttp: true }])(
  'twenty kept-alive clients behind a balancer lose no request when the gateway leaves (%o)',
  async ({ overHttp }) => {
    const hub = await toyHub({ overHttp, drainDelayMs: 3000 });
    hub.subgraphs.meetings.delayMs = 20;
    let ready = true;
    const balancer = setInterval(() => {
      fetch(`${hub.url}/health/ready`).then(
        ({ status }) => (ready = ready && status === 200),
        () => (ready = false),
      );
    }, 200);
    const tallies = Array.from({ length: 20 }, (): Tally => ({ answered: 0, failed: [] }));
    const clients = tallies.map((tally) => client(hub.url, () => ready, tally));
    // All are at work, however slow the machine is, before the gateway leaves.
    while (tallies.some(({ answered }) => answered < 4))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const closed = hub.close();
    const probe = await fetch(`${hub.url}/health/ready`);
    expect([probe.status, await probe.json()]).toEqual([503, { status: 'draining' }]);
    expect(probe.headers.get('connection')).toBe('close');
    await closed;
    clearInterval(balancer);
    await Promise.all(clients);
    expect(tallies.flatMap(({ failed }) => failed)).toEqual([]);
    await expect(fetch(`${hub.url}/health/live`)).rejects.toThrow();
  },
);

test('what is in flight finishes even where there is no delay, and a second close waits for the first', async () => {
  const hub = await toyHub();
  hub.subgraphs.organisation.delayMs = 300;
  const answer = hub.ask('{ area(code: "12") { code } }');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await Promise.all([hub.close(), hub.gateway.close()]);
  expect((await answer).body.data).toEqual({ area: { code: '12' } });
  expect((await answer).headers.get('connection')).toBe('close');
});

test('a gateway that is held serves, and is not ready before it is opened', async () => {
  const hub = await toyHub({ held: true });
  const ready = async () => {
    const response = await fetch(`${hub.url}/health/ready`);
    return [response.status, ((await response.json()) as { status: string }).status];
  };
  expect(await ready()).toEqual([503, 'starting']);
  expect((await hub.ask('{ area(code: "12") { code } }')).status).toBe(200);
  hub.gateway.open();
  expect(await ready()).toEqual([200, 'ready']);
  expect((await fetch(`${hub.url}/health/live`)).status).toBe(200);
  await hub.close();
});

test('a client that is connected and asks nothing keeps nobody from leaving', async () => {
  const hub = await toyHub();
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  const ended = once(socket, 'close');
  await hub.close();
  await ended;
});
