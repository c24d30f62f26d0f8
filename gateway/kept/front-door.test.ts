import { request } from 'node:http';
import { ROLLUP, toyHub, type ToyHub } from '../toys/toy-hub';
import { toySupergraph } from '../toys/toy-subgraphs';

interface Got {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

const BODY = JSON.stringify({ query: ROLLUP, variables: { code: '12', fy: '2023-24' } });
const SETTINGS = { kept: { megabytes: 8 }, timeoutMs: 60_000 };
const RATES = { rates: { points: { public: 1_000_000, signedIn: 0, analyst: 0 } } };
const asked = (hub: ToyHub): number =>
  Object.values(hub.subgraphs).reduce((sum, { requests }) => sum + requests.length, 0);

/** Sends a request as it is, with the header that asks for the same request id each time. */
function send(
  hub: ToyHub,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${hub.url}${path}`,
      {
        method,
        headers: {
          'x-request-id': 'the-same',
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const told: Record<string, unknown> = { ...response.headers };
          delete told['date'];
          resolve({ status: response.statusCode ?? 0, headers: told, text });
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

const post = (hub: ToyHub, body = BODY, headers: Record<string, string> = {}): Promise<Got> =>
  send(hub, 'POST', '/graphql', headers, body);
const withoutRemaining = ({ text, ...got }: Got) => ({
  ...got,
  text: text.replace(/"remaining":\d+/, '"remaining":0'),
});

describe('what is asked again in the same words', () => {
  let hub: ToyHub;
  let bare: ToyHub;
  beforeAll(async () => {
    [hub, bare] = await Promise.all([
      toyHub({ ...SETTINGS, ...RATES }),
      toyHub({ ...SETTINGS, ...RATES, kept: { megabytes: 0 } }),
    ]);
  });
  afterAll(() => Promise.all([hub.close(), bare.close()]));

  const ADDRESS = `/graphql?query=${encodeURIComponent('{ area(code: "12") { nameEn nameBn } }')}`;
  const PREFLIGHT = { 'apollo-require-preflight': '1' };

  test.each<[string, (to: ToyHub) => Promise<Got>]>([
    ['by POST', (to) => post(to)],
    ['by a browser of another site', (to) => post(to, BODY, { origin: 'https://bogura.gov.bd' })],
    ['with a cookie', (to) => post(to, BODY, { cookie: 'sopan=1; other=2' })],
    ['as a GraphQL response', (to) => post(to, BODY, { accept: 'application/graphql-response+json' })],
    ['by GET', (to) => send(to, 'GET', ADDRESS, PREFLIGHT)],
    ['with charset', (to) => post(to, BODY, { 'content-type': 'application/json; charset=utf-8' })],
  ])('is answered with the same status, headers and bytes as by the long way: %s', async (_, ask) => {
    for (let round = 0; round < 4; round += 1) {
      const before = asked(hub);
      const [kept, made] = [await ask(hub), await ask(bare)];
      expect(withoutRemaining(kept)).toEqual({
        ...withoutRemaining(made),
        headers: { ...made.headers, 'content-length': String(Buffer.byteLength(kept.text)) },
      });
      expect(kept.status).toBe(200);
      if (round > 2) expect(asked(hub)).toBe(before);
    }
  });

  test('pays for each answer as for the first', async () => {
    const remaining = ({ text }: Got): number => JSON.parse(text).extensions.cost.remaining;
    for (let round = 0; round < 3; round += 1) await post(hub);
    const [one, next] = [await post(hub), await post(hub)];
    expect(remaining(one) - remaining(next)).toBe(JSON.parse(one.text).extensions.cost.cost);
  });

  test('is told to whoever holds the answer already, and only while it is the same', async () => {
    const get = (headers: Record<string, string> = {}) =>
      send(hub, 'GET', ADDRESS, { ...PREFLIGHT, ...headers });
    const [first] = [await get(), await get(), await get()];
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const held = await get({ 'if-none-match': tag });
    const long = await send(bare, 'GET', ADDRESS, { ...PREFLIGHT, 'if-none-match': tag });
    expect(held).toEqual(long);
    expect([held.status, held.text]).toEqual([304, '']);
    expect((await get({ 'if-none-match': 'W/"another"' })).status).toBe(200);
    expect((await get({ 'if-none-match': tag, 'cache-control': 'no-cache' })).status).toBe(200);
    await hub.ask('mutation { renameArea(code: "12", nameEn: "New") { code } }');
    const after = await get({ 'if-none-match': tag });
    expect([after.status, JSON.parse(after.text).data.area.nameEn]).toEqual([200, 'New']);
  });

  test('is said to be held by nobody else where somebody signed in asks', async () => {
    const headers = { ...PREFLIGHT, authorization: 'Bearer officer' };
    for (let round = 0; round < 3; round += 1) {
      const got = await send(hub, 'GET', ADDRESS, headers);
      expect([got.headers['cache-control'], got.status]).toEqual(['private, no-cache', 200]);
      expect(String(got.headers['vary'])).toMatch(/Origin.*Accept.*Authorization.*x-sopan-key/i);
    }
    expect((await send(hub, 'GET', ADDRESS, PREFLIGHT)).headers['cache-control']).toBe('public, no-cache');
    expect((await post(hub)).headers['cache-control']).toBe('no-store');
  });

  test('is refused where the long way refuses it', async () => {
    for (let round = 0; round < 3; round += 1) await send(hub, 'GET', ADDRESS, PREFLIGHT);
    const refused = [
      await send(hub, 'GET', ADDRESS), // What a page of another site could send unseen.
      await send(hub, 'GET', `${ADDRESS}&key=secret`, PREFLIGHT),
      await post(hub, BODY, { 'content-type': 'text/plain' }),
      await post(hub, BODY, { authorization: 'Bearer nobody' }),
      await post(hub, BODY, { accept: 'text/plain' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 401, 406]);
  });
});

test('who has no points left is refused, also for what is kept', async () => {
  const hub = await toyHub({ ...SETTINGS, rates: { points: { public: 2000, signedIn: 0, analyst: 0 } } });
  const statuses: number[] = [];
  for (let round = 0; round < 40; round += 1) statuses.push((await post(hub)).status);
  await hub.close();
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});

test('another supergraph makes every answer anew', async () => {
  const hub = await toyHub(SETTINGS);
  for (let round = 0; round < 4; round += 1) await post(hub);
  const before = asked(hub);
  await post(hub);
  expect(asked(hub)).toBe(before);
  const outcome = await hub.gateway.supergraph.offer(`${toySupergraph()}\n# newer\n`);
  const { text } = await post(hub);
  await hub.close();
  expect([outcome, JSON.parse(text).errors]).toEqual([
    expect.objectContaining({ tookMs: expect.any(Number) }),
    undefined,
  ]);
  expect(asked(hub)).toBeGreaterThan(before);
});
