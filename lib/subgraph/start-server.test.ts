import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Viewer } from '../auth/viewer';
import { signCall } from '../auth/signed-call';
import { fail } from '../errors';
import { createLog } from '../log';
import { START } from '../outbox/position';
import { feedOverHttp, siblingViewer } from './feed-over-http';
import { startSubgraphServer, type SubgraphServer } from './start-server';
import type { Subgraph, SubgraphRequest } from './subgraph';

const SECRET = 'a secret of at least thirty-two characters';
const CHAIN = 'c'.repeat(32);
const OFFICER: Viewer = { role: 'OFFICER', area: '5594', subject: 'officer-1' };
const log = createLog('test', 'silent');

const requests: SubgraphRequest[] = [];
let isReady = true;
let release: () => void = () => undefined;

const subgraph: Subgraph = {
  name: 'meetings',
  schema: buildSubgraphSchema({
    typeDefs: parse('type Query { subject: String slow: String }'),
    resolvers: {
      Query: {
        subject: (_: unknown, __: unknown, context: SubgraphRequest) => context.viewer.subject,
        slow: () => new Promise((resolve) => (release = () => resolve('done'))),
      },
    } as never,
  }),
  contextFor(request) {
    requests.push(request);
    return Promise.resolve({ context: request });
  },
  directoryVersion: () => 7,
  ready: () => Promise.resolve(isReady),
  close: () => Promise.resolve(),
  directoryChain: () => CHAIN,
  feed: (since, chain) =>
    chain && chain !== CHAIN
      ? Promise.reject(fail('FEED_DIVERGED', { seq: since }))
      : Promise.resolve([{ seq: since + 1 }]),
};

let server: SubgraphServer;
beforeAll(async () => {
  server = await startSubgraphServer(subgraph, { port: 0, secret: SECRET, log });
});
afterAll(() => server.close());

async function post(query: string, headers: Record<string, string> = {}, path = '/graphql') {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** The header that the gateway would send with this query. */
const signed = (query: string, viewer = OFFICER) => signedBody(JSON.stringify({ query }), viewer);
const signedBody = (body: string, viewer = OFFICER) => ({
  'x-sopan-viewer': signCall(SECRET, 'meetings', viewer, { method: 'POST', path: '/graphql', body }),
});

const askFeed = (since: string, viewer: Viewer) => {
  const path = `/feed?since=${since}`;
  const signature = signCall(SECRET, 'meetings', viewer, { method: 'GET', path, body: '' });
  return fetch(`${server.url}${path}`, { headers: { 'x-sopan-viewer': signature } });
};

test("the gateway's viewer, request id and directory version arrive, and the version goes back", async () => {
  const { text, headers } = await post('{ subject }', {
    ...signed('{ subject }'),
    'x-request-id': 'r-1',
    'x-sopan-directory': `5-${CHAIN}`,
  });
  expect(text).toBe('{"data":{"subject":"officer-1"}}');
  expect(headers.get('x-sopan-directory')).toBe(`7-${CHAIN}`);
  expect(requests.at(-1)).toEqual({
    viewer: OFFICER,
    requestId: 'r-1',
    directoryVersion: 5,
    directoryChain: CHAIN,
  });
});

test('without a good viewer header every path but health gives one and the same 401, and nothing runs', async () => {
  const before = requests.length;
  const good = signed('{ subject }')['x-sopan-viewer'];
  const call = { method: 'POST', path: '/graphql', body: '{"query":"{ subject }"}' } as const;
  const headers: Record<string, string>[] = [
    {},
    { 'x-sopan-viewer': '' },
    { 'x-sopan-viewer': 'forged' },
    { 'x-sopan-viewer': `${good.slice(0, -2)}xx` },
    { 'x-sopan-viewer': `${good}, ${good}` },
    { authorization: `Bearer ${good}` },
    { 'x-sopan-viewer': signCall(SECRET, 'plans', OFFICER, call) },
    { 'x-sopan-viewer': signCall(`${SECRET}!`, 'meetings', OFFICER, call) },
    { 'x-sopan-viewer': signCall(SECRET, 'meetings', OFFICER, { ...call, body: '{"query":"{ slow }"}' }) },
    { 'x-sopan-viewer': signCall(SECRET, 'meetings', OFFICER, { ...call, path: '/feed?since=0' }) },
  ];
  const told = new Set<string>();
  for (const each of headers) {
    for (const query of [
      '{ subject }',
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      'not graphql',
    ]) {
      const { status, text } = await post(query, each);
      told.add(`${status} ${text}`);
    }
    told.add(`${(await post('{ subject }', each, '/anything')).status} ${(await post('x', each)).text}`);
  }
  expect([...told]).toEqual([expect.stringMatching(/^401 .*UNAUTHENTICATED/)]);
  expect((await post('{ subject }', {}, `/graphql?x-sopan-viewer=${good}`)).status).toBe(401);
  expect(requests).toHaveLength(before);
});

test('the schema cannot be asked for, and a guess at a field gets no hint', async () => {
  for (const query of ['{ __schema { types { name } } }', '{ subjec }']) {
    const { text } = await post(query, signed(query));
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toContain('Did you mean');
  }
});

test('the feed is for the sibling subgraphs, not for users of any role', async () => {
  const source = { url: server.url, secret: SECRET, source: 'meetings', reader: 'plans' } as const;
  expect(await feedOverHttp(source)({ seq: 41, chain: CHAIN })).toEqual([{ seq: 42 }]);
  const administrator: Viewer = { role: 'ADMIN', area: 'BD', subject: 'administrator' };
  expect((await askFeed('0', administrator)).status).toBe(401);
  await expect(feedOverHttp({ ...source, secret: `${SECRET}!` })(START)).rejects.toThrow('401');
});

test('a feed that is no longer the one that was read says so, over HTTP as in place', async () => {
  const source = { url: server.url, secret: SECRET, source: 'meetings', reader: 'plans' } as const;
  const another = CHAIN.replaceAll('c', 'd');
  await expect(feedOverHttp(source)({ seq: 41, chain: another })).rejects.toMatchObject({
    extensions: { code: 'FEED_DIVERGED' },
  });
  for (const since of ['41-', `41-${another}0`, '-1', 'x']) {
    const response = await askFeed(since, siblingViewer('plans'));
    expect([since, response.status]).toEqual([since, 404]);
  }
});

test('a body over eight megabytes, or one that is no operation, is refused as JSON', async () => {
  const long = 'x'.repeat(8_400_000);
  expect((await post(long, signed(long))).status).toBe(413);
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedBody('{"query":') },
    body: '{"query":',
  });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('NOT_JSON')]);
});

test('readiness follows the subgraph, liveness does not', async () => {
  const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
  expect([await status('/health/ready'), await status('/health/live')]).toEqual([200, 200]);
  isReady = false;
  expect([await status('/health/ready'), await status('/health/live')]).toEqual([503, 200]);
  isReady = true;
});

test('when it leaves, readiness goes first and what is in flight finishes', async () => {
  const leaving = await startSubgraphServer(subgraph, { port: 0, secret: SECRET, log, drainDelayMs: 150 });
  const inFlight = fetch(`${leaving.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed('{ slow }') },
    body: '{"query":"{ slow }"}',
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = leaving.close();
  expect((await fetch(`${leaving.url}/health/ready`)).status).toBe(503);
  setTimeout(() => release(), 250);
  const response = await inFlight;
  expect([response.headers.get('connection'), await response.json()]).toEqual([
    'close',
    { data: { slow: 'done' } },
  ]);
  await closed;
});
