import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { signCall, type Call } from '../../lib/auth/signed-call';
import type { Viewer } from '../../lib/auth/viewer';
import { siblingViewer } from '../../lib/subgraph/feed-over-http';
import { MOST_REPRESENTATIONS } from '../../lib/subgraph/representations';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { SECRET, startThreeServers, type ThreeServers } from './three-servers';
import { tally } from './tally';

const ADMIN: Viewer = { role: 'ADMIN', area: 'BD', subject: 'x' };
const NAMES: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
const ENTITIES =
  'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Area { code } } }';
const ASKED = JSON.stringify({ query: ENTITIES, variables: { r: [{ __typename: 'Area', code: '55' }] } });

let hub: ThreeServers;
beforeAll(async () => (hub = await startThreeServers()));
afterAll(() => hub.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  /** Names and values in turn, so that one may come twice. */
  readonly headers?: readonly string[];
}

function send(name: SubgraphName, { method = 'POST', path = '/graphql', body = ASKED, headers = [] }: Sent) {
  const { hostname, port } = new URL(hub.urls[name]);
  const all = ['host', `${hostname}:${port}`, 'content-type', 'application/json', ...headers];
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}

const call = (body = ASKED): Call => ({ method: 'POST', path: '/graphql', body });
const signed = (name: SubgraphName, what = call(), viewer = ADMIN) => signCall(SECRET, name, viewer, what);
const header = (value: string) => ['x-sopan-viewer', value];

/** A signed header of another time. */
function signedAt(name: SubgraphName, secondsAgo: number): string {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - secondsAgo * 1000);
  const value = signed(name);
  now.mockRestore();
  return value;
}

const A10 = tally('A10 calls past the gateway');

test.each(NAMES)('%s answers nobody but the gateway, with one and the same 401', async (name) => {
  const good = signed(name);
  expect(await send(name, { headers: header(good) })).toMatchObject({
    status: 200,
    text: expect.stringContaining('"_entities":[{"__typename":"Area","code":"55"}]'),
  });
  const [head = '', payload = ''] = good.split('.');
  const other = NAMES.find((each) => each !== name) ?? 'plans';
  const plainSecret = createHmac('sha256', SECRET).update(payload).digest('base64url');
  const sdl = '{"query":"{ _service { sdl } }"}';
  const schema = '{"query":"{ __schema { types { name } } }"}';
  const cases: Record<string, Sent> = {
    'entities, unsigned': {},
    'the SDL, unsigned': { body: sdl },
    'the schema, unsigned': { body: schema },
    'a mutation, unsigned': { body: '{"query":"mutation { __typename }"}' },
    'the feed, unsigned': { method: 'GET', path: '/feed?since=0' },
    'the secret itself': { headers: header(SECRET) },
    'the secret as a bearer': { headers: ['authorization', `Bearer ${SECRET}`] },
    'the secret by other names': { headers: ['x-gateway-secret', SECRET, 'gateway-authorization', SECRET] },
    'the secret in the address': {
      path: `/graphql?secret=${encodeURIComponent(SECRET)}&x-sopan-viewer=${good}`,
    },
    'the signature in the address': { path: `/graphql?x-sopan-viewer=${good}` },
    'the signature as a bearer': { headers: ['authorization', `Bearer ${good}`] },
    'an empty signature': { headers: header('') },
    'two signatures': { headers: [...header(good), ...header(good)] },
    'two in one': { headers: header(`${good},${good}`) },
    'another secret': { headers: header(signCall(`${SECRET}!`, name, ADMIN, call())) },
    'the last secret': {
      headers: header(signCall('the secret that was good until yesterday', name, ADMIN, call())),
    },
    'a call to another subgraph': { headers: header(signed(other)) },
    'a call of two minutes ago': { headers: header(signedAt(name, 120)) },
    'a call of tomorrow': { headers: header(signedAt(name, -86_400)) },
    'a signature of the payload alone': { headers: header(`${head}.${payload}.${plainSecret}`) },
    'a cut signature': { headers: header(good.slice(0, -4)) },
    'no signature': { headers: header(`${head}.${payload}.`) },
    'another payload': {
      headers: header(`${head}.${Buffer.from('{}').toString('base64url')}.${good.split('.')[2] ?? ''}`),
    },
    'the signature of another body': { headers: header(signed(name, call(sdl))) },
    'the SDL under the signature of another body': { body: sdl, headers: header(good) },
    'the same body with a blank more': { body: `${ASKED} `, headers: header(good) },
    'the same body, other values': { body: ASKED.replace('"55"', '"50"'), headers: header(good) },
    'the same body elsewhere': { path: '/graphql?x=1', headers: header(good) },
    'the signature of a read for the feed': { method: 'GET', path: '/feed?since=0', headers: header(good) },
    'the feed, signed for a person': {
      method: 'GET',
      path: '/feed?since=0',
      headers: header(signed(name, { method: 'GET', path: '/feed?since=0', body: '' })),
    },
    'the feed, signed from another position': {
      method: 'GET',
      path: '/feed?since=0',
      headers: header(
        signed(name, { method: 'GET', path: '/feed?since=7', body: '' }, siblingViewer('plans')),
      ),
    },
    'an operation, signed for the feed': {
      headers: header(
        signed(name, { method: 'GET', path: '/feed?since=0', body: '' }, siblingViewer('plans')),
      ),
    },
    'another method': { method: 'PUT', headers: header(good) },
    'an address that is none': { path: '//', headers: header(good) },
  };
  const told = new Set<string>();
  for (const [what, sent] of Object.entries(cases)) {
    const { status, text } = await send(name, sent);
    A10.tried(`${name}: ${what} ${status}`, status === 401);
    told.add(text);
  }
  expect(A10.surprises).toEqual([]);
  expect([...told]).toEqual([expect.stringContaining('UNAUTHENTICATED')]);
});

const A12 = tally('A12 representations');

describe('an entity is looked up by its type and key, and by nothing else', () => {
  const askEntities = async (name: SubgraphName, body: string) => {
    const { status, text } = await send(name, { body, headers: header(signed(name, call(body))) });
    const answer = JSON.parse(text) as {
      data?: { _entities: unknown } | null;
      errors?: { extensions: { code: string } }[];
    };
    return { status, answer, code: answer.errors?.[0]?.extensions.code };
  };
  const withList = (text: string) => `{"query":${JSON.stringify(ENTITIES)},"variables":{"r":${text}}}`;
  const one = (text: string) => withList(`[${text}]`);

  test.each(NAMES)('%s refuses everything else with a code, and no fault of its own', async (name) => {
    const refused: Record<string, string> = {
      'an unknown type': '{"__typename":"Nobody","id":"1"}',
      'a type of another subgraph': '{"__typename":"Post","id":"1"}',
      'a type without entities': '{"__typename":"Query"}',
      'an input type': '{"__typename":"ReportProgressInput","id":"1"}',
      'a scalar': '{"__typename":"String","id":"1"}',
      '__proto__ for a type': '{"__typename":"__proto__","id":"1"}',
      'constructor for a type': '{"__typename":"constructor","id":"1"}',
      'toString for a type': '{"__typename":"toString","code":"55"}',
      '__Schema for a type': '{"__typename":"__Schema"}',
      'no type': '{"code":"55"}',
      'a type by way of the prototype': '{"__proto__":{"__typename":"Area","code":"55"}}',
      'a type that is a list': '{"__typename":["Area"],"code":"55"}',
      'a type that is an object': '{"__typename":{"name":"Area"},"code":"55"}',
      'no key': '{"__typename":"Area"}',
      'a key by way of the prototype': '{"__typename":"Area","__proto__":{"code":"55"}}',
      'a key that is null': '{"__typename":"Area","code":null}',
      'a key that is a number': '{"__typename":"Area","code":55}',
      'a key that is an object': '{"__typename":"Area","code":{"$ne":""}}',
      'a key that is a list': '{"__typename":"Area","code":["55","50"]}',
      'a key that is an operator': '{"__typename":"Team","id":{"_type":"not","_value":null}}',
      'a key of 10,000 letters': `{"__typename":"Area","code":"${'5'.repeat(10_000)}"}`,
      'another key': '{"__typename":"Area","id":"area-55"}',
      null: 'null',
      'a text': '"Area:55"',
      'a number': '55',
      'a list': '[{"__typename":"Area","code":"55"}]',
    };
    for (const [what, text] of Object.entries(refused)) {
      const { status, code } = await askEntities(name, one(text));
      A12.tried(
        `${name}: ${what} ${status} ${code}`,
        status < 500 && (code === 'BAD_INPUT' || code === 'BAD_USER_INPUT'),
      );
    }
    const inline = JSON.stringify({
      query: '{ _entities(representations: [{__typename: "Query", id: 1}]) { __typename } }',
    });
    A12.tried(`${name}: written in the query`, (await askEntities(name, inline)).code === 'BAD_INPUT');
    expect(A12.surprises).toEqual([]);
  });

  test('what a representation says beside its key reaches no answer and nobody else', async () => {
    const more =
      '"role":"ADMIN","nameEn":"Forged","level":"COUNTRY","__proto__":{"polluted":true},"viewer":{"role":"ADMIN"}';
    const { answer } = await askEntities(
      'organisation',
      `{"query":"query ($r: [_Any!]!) { _entities(representations: $r) { ... on Area { code level nameEn } } }","variables":{"r":[{"__typename":"Area","code":"55",${more}}]}}`,
    );
    A12.tried(
      'beside the key',
      JSON.stringify(answer.data?._entities) === '[{"code":"55","level":"DIVISION","nameEn":"Rangpur"}]',
    );
    A12.tried('no prototype is touched', ({} as Record<string, unknown>)['polluted'] === undefined);
    const unknown = await askEntities('organisation', one('{"__typename":"Area","code":"99"}'));
    A12.tried('a code that nobody held', JSON.stringify(unknown.answer.data) === '{"_entities":[null]}');
    expect(A12.surprises).toEqual([]);
  });

  test('a hundred thousand at once are refused before any is looked up', async () => {
    for (const count of [MOST_REPRESENTATIONS + 1, 100_000]) {
      const list = `[${Array.from({ length: count }, () => '{"__typename":"Area","code":"55"}').join(',')}]`;
      for (const name of NAMES) {
        const { code, answer } = await askEntities(name, withList(list));
        A12.tried(`${name}: ${count}`, code === 'BAD_INPUT' && !answer.data?._entities);
      }
    }
    expect(A12.surprises).toEqual([]);
  });
});
