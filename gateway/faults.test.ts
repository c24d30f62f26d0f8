import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROLLUP, toyHub, type ToyHub } from './toys/toy-hub';

/** Also for the subgraphs that are well, on a machine that does much else. */
const TIMEOUT_MS = 1500;

type Fault = (response: ServerResponse) => void;

const json = (response: ServerResponse, status: number, body: string) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);

const FAULTS: Record<string, Fault> = {
  'a 500 with a secret': (response) =>
    json(response, 500, '{"errors":[{"message":"pw=secret at 10.0.0.1"}]}'),
  'a page of HTML': (response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>secret</h1>'),
  'a page of HTML under 200': (response) => response.writeHead(200).end('<h1>secret</h1>'),
  'cut JSON': (response) => json(response, 200, '{"data":{"_entities":[{"secret":'),
  'JSON that is no answer': (response) => json(response, 200, '["secret"]'),
  'an answer without data or errors': (response) => json(response, 200, '{}'),
  'fewer entities than asked for': (response) => json(response, 200, '{"data":{"_entities":[]}}'),
  'a 401': (response) =>
    json(response, 401, '{"errors":[{"message":"secret","extensions":{"code":"UNAUTHENTICATED"}}]}'),
  'a cut connection': (response) => response.destroy(),
  'half an answer, then silence': (response) => response.writeHead(200).write('{"data":'),
  'a slow drip': (response) => {
    const drip = setInterval(() => response.write(' '), 50);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.once('close', () => clearInterval(drip));
  },
  'no answer at all': () => undefined,
};

describe('one subgraph fails', () => {
  let fault: Fault = FAULTS['no answer at all'] as Fault;
  const faulty = createServer((request, response) => {
    request.resume();
    fault(response);
  });
  let hub: ToyHub;
  beforeAll(async () => {
    await new Promise<void>((resolve) => faulty.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(faulty.address() as AddressInfo).port}`;
    hub = await toyHub({ overHttp: true, timeoutMs: TIMEOUT_MS, urls: { meetings: url } });
    await hub.ask(ROLLUP, { code: '12', fy: '2023-24' }); // Plans are made once; the test is of the faults.
  });
  afterAll(async () => {
    await hub.close();
    faulty.closeAllConnections();
    faulty.close();
  });

  test.each(Object.keys(FAULTS))(
    '%s: the rest of the answer arrives, with a code and no leak',
    async (name) => {
      fault = FAULTS[name] as Fault;
      const { status, text, body } = await hub.ask(ROLLUP, { code: '12', fy: '2023-24' });
      expect(status).toBe(200);
      const { area } = body.data;
      expect(area).toMatchObject({
        code: '12',
        nameBn: 'এলাকা 12',
        decisionProgress: null,
        planProgress: { activities: 20 },
      });
      expect(area.children).toHaveLength(8);
      for (const { planProgress, decisionProgress, children } of area.children) {
        expect([planProgress.plansExpected, decisionProgress]).toEqual([2, null]);
        expect(children.length).toBeGreaterThan(6);
      }
      expect(body.errors.length).toBeLessThanOrEqual(3);
      for (const error of body.errors) {
        expect(error.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
        expect(error.path.at(-1)).toBe('decisionProgress');
        expect(error.message).toContain('meetings');
      }
      expect(text).not.toMatch(/secret|127\.0\.0\.1|ECONN|http:|stack/i);
    },
  );

  test('a broken answer to the root of the query nulls that field only', async () => {
    fault = FAULTS['a 500 with a secret'] as Fault;
    const { body } = await hub.ask('{ area(code: "12") { code } viewer { role } }');
    expect([body.data, body.errors]).toEqual([
      { area: { code: '12' }, viewer: { role: 'PUBLIC' } },
      undefined,
    ]);
  });

  test('health names the subgraph that is down, and the gateway goes on serving', async () => {
    fault = FAULTS['a 500 with a secret'] as Fault;
    const response = await fetch(`${hub.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'degraded',
      subgraphs: { organisation: 'ready', meetings: 'unavailable', plans: 'ready' },
    });
  });
});

test('a subgraph that is not there, and one that hangs in place, cost their own fields only', async () => {
  const gone = await toyHub({ urls: { plans: 'http://127.0.0.1:1' }, timeoutMs: TIMEOUT_MS });
  gone.subgraphs.meetings.delayMs = 2 * TIMEOUT_MS;
  const { body, text } = await gone.ask(
    '{ area(code: "12") { nameEn planProgress(fiscalYear: "2023-24") { asOf } decisionProgress(fiscalYear: "2023-24") { asOf } } }',
  );
  expect(body.data.area).toEqual({ nameEn: 'Area 12', planProgress: null, decisionProgress: null });
  expect(body.errors).toHaveLength(2);
  expect(text).not.toMatch(/ECONN|127\.0/);
  await gone.close();
});

test('with no subgraph in reach the gateway is not ready', async () => {
  const hub = await toyHub();
  for (const subgraph of Object.values(hub.subgraphs)) subgraph.isReady = false;
  const response = await fetch(`${hub.url}/health/ready`);
  expect([response.status, ((await response.json()) as { status: string }).status]).toEqual([
    503,
    'unavailable',
  ]);
  await hub.close();
});

test('an outage of the only subgraph of a query is an error at its field', async () => {
  const hub = await toyHub({ urls: { organisation: 'http://127.0.0.1:1' } });
  const { body } = await hub.ask('{ area(code: "12") { code } other: area(code: "13") { code } }');
  expect(body.data).toEqual({ area: null, other: null });
  expect(body.errors.map(({ path }: { path: unknown }) => path)).toEqual([['area'], ['other']]);
  await hub.close();
});
