import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { signCall } from '../auth/signed-call';
import { PUBLIC } from '../auth/viewer';
import { createLog } from '../log';
import { sayRests } from './rests-of-document';
import { DIRECTORY, RestsOn } from './rests-on';
import { startSubgraphServer, type SubgraphServer } from './start-server';
import type { Subgraph } from './subgraph';

const SECRET = 'a secret of at least thirty-two characters';

const schema = buildSubgraphSchema({
  typeDefs: parse(`
    type Query { record: String counted(of: Int): Count area: Area typed: String fails: String }
    type Mutation { act: String }
    type Count { number: Int why: String }
    type Area @key(fields: "code") { code: ID name: String list: [String] }
  `),
  resolvers: {
    Query: {
      record: () => 'r',
      counted: (_: unknown, { of }: { of: number }, { rests }: { rests: RestsOn }) => {
        for (let place = 0; place < of; place += 1) rests.add(`counts of ${place}`);
        return { number: of, why: 'so' };
      },
      area: () => ({ code: '50', name: 'Rajshahi', list: [] }),
      typed: () => 't',
      fails: () => Promise.reject(new Error('no')),
    },
    Mutation: { act: () => 'done' },
    Area: { __resolveReference: ({ code }: { code: string }) => ({ code, name: 'Rajshahi', list: [] }) },
  } as never,
});
sayRests(schema, {
  'Query.counted': [],
  'Query.area': [DIRECTORY],
  'Query.typed': 'UNWATCHED',
  'Count.*': [],
  Area: [DIRECTORY],
  'Area.code': [DIRECTORY],
  'Area.name': [DIRECTORY],
});

const subgraph: Subgraph = {
  name: 'meetings',
  schema,
  contextFor: () => Promise.resolve({ context: { rests: new RestsOn() } }),
  directoryVersion: () => 7,
  ready: () => Promise.resolve(true),
  close: () => Promise.resolve(),
  stamps: (parts) => Promise.resolve(parts.map((part) => `stamp of ${part}`)),
};

let server: SubgraphServer;
beforeAll(async () => {
  server = await startSubgraphServer(subgraph, { port: 0, secret: SECRET, log: createLog('test', 'silent') });
});
afterAll(() => server.close());

function post(path: string, content: object, signed: string | null = JSON.stringify(content)) {
  const viewer = signed && signCall(SECRET, 'meetings', PUBLIC, { method: 'POST', path, body: signed });
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(viewer ? { 'x-sopan-viewer': viewer } : {}) },
    body: JSON.stringify(content),
  });
}

async function restsOn(query: string): Promise<unknown> {
  const response = await post('/graphql', { query });
  expect(Object.keys((await response.json()) as object)).not.toContain('restsOn');
  const told = response.headers.get('x-sopan-rests-on');
  return told && JSON.parse(told);
}

const entities = (fields: string) =>
  `{ _entities(representations: [{ __typename: "Area", code: "50" }]) { ${fields} } }`;

test.each([
  ['{ record }', ['all']],
  ['{ counted(of: 2) { number } }', ['counts of 0', 'counts of 1']],
  ['{ counted(of: 1) { __typename number why } area { code } }', ['directory', 'counts of 0']],
  ['{ counted(of: 1) { number } record }', ['all']],
  ['{ area { ...A } } fragment A on Area { list }', ['all']],
  ['{ area { code ... on Area { name } } }', ['directory']],
  [entities('... on Area { code name }'), ['directory']],
  [entities('... on Area { list }'), ['all']],
  [entities('__typename'), ['all']],
  ['{ __typename }', []],
])('%s rests on %j', async (query, parts) => {
  expect(await restsOn(query)).toEqual(parts);
});

test.each(['mutation { act }', '{ fails }', '{ record fails }', '{ typed }', '{ area { code } typed }'])(
  'of %s nothing is told: it may not be kept',
  async (query) => {
    expect(await restsOn(query)).toBeNull();
  },
);

test('parts that are too long for a header are all records', async () => {
  expect(await restsOn('{ counted(of: 250) { number } }')).toHaveLength(250);
  expect(await restsOn('{ counted(of: 600) { number } }')).toEqual(['all']);
});

test('what fields rest on is said of fields that there are', () => {
  for (const place of ['Query.nothing', 'Nobody', 'Nobody.*'])
    expect(() => sayRests(schema, { [place]: [] })).toThrow(`There is no ${place}`);
});

test('stamps are told in the order asked for, with where the directory is', async () => {
  const response = await post('/stamps', { parts: ['b', 'a', 'b'] });
  expect(await response.json()).toEqual({ stamps: ['stamp of b', 'stamp of a', 'stamp of b'] });
  expect(response.headers.get('x-sopan-directory')).toBe('7');
});

test('stamps are for whoever signed this very question, and for a bounded number of parts', async () => {
  const parts = ['all'];
  const statuses = await Promise.all([
    post('/stamps', { parts }, null),
    post('/stamps', { parts }, '{"parts":["other"]}'),
    post('/stamps', { parts: 'all' }),
    post('/stamps', { parts: [1] }),
    post('/stamps', { parts: Array.from({ length: 257 }, () => 'all') }),
    post('/stamps', { parts: ['x'.repeat(401)] }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 400, 400, 400, 400]);
});
