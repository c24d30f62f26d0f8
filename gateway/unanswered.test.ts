import { fail, type FailureCode } from '../lib/errors';
import { toyHub, type ToyHub } from './toys/toy-hub';

let hub: ToyHub;
let failing: Partial<Record<'organisation' | 'meetings', FailureCode>> = {};
beforeAll(async () => {
  hub = await toyHub();
  for (const name of ['organisation', 'meetings'] as const) {
    const subgraph = hub.subgraphs[name];
    const { contextFor } = subgraph;
    subgraph.contextFor = (request) => {
      const code = failing[name];
      return code ? Promise.reject(fail(code, { subgraph: name, needed: 2, has: 1 })) : contextFor(request);
    };
  }
});
afterAll(() => hub.close());

const READ = '{ area(code: "12") { code seenBy } }';
const WRITE = 'mutation { renameArea(code: "12", nameEn: "Another") { code } }';
const NEW_TYPE = { accept: 'application/graphql-response+json' };

test.each<FailureCode>(['DATABASE_UNAVAILABLE', 'DATABASE_BUSY', 'DIRECTORY_BEHIND', 'SUBGRAPH_UNAVAILABLE'])(
  'a question of which %s leaves nothing is a 503 that says when to come back',
  async (code) => {
    failing = { organisation: code };
    const { status, headers, body } = await hub.ask(READ);
    expect([status, body.data, body.errors[0].extensions.code]).toEqual([503, { area: null }, code]);
    expect(headers.get('retry-after')).toMatch(/^[123]$/);
  },
);

test('under application/graphql-response+json there is no data beside a 503', async () => {
  failing = { organisation: 'DATABASE_UNAVAILABLE' };
  const { status, body } = await hub.ask(READ, {}, NEW_TYPE);
  expect([status, body.data]).toEqual([503, null]);
});

test('a question of which a part was answered is a 200, also where that part is of another root field', async () => {
  failing = { meetings: 'DATABASE_UNAVAILABLE' };
  const partly = await hub.ask(READ);
  expect([partly.status, partly.headers.get('retry-after')]).toEqual([200, null]);
  expect(partly.body).toMatchObject({
    data: { area: { code: '12', seenBy: null } },
    errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }],
  });
  failing = { organisation: 'DATABASE_UNAVAILABLE' };
  expect((await hub.ask('{ __typename area(code: "12") { code } }')).status).toBe(200);
});

test('what does not pass by itself is a 200 as ever, and so is null without an error', async () => {
  failing = { organisation: 'INSUFFICIENT_STORAGE' };
  expect((await hub.ask(READ)).status).toBe(200);
  failing = {};
  expect((await hub.ask('{ area(code: "99") { code } }')).status).toBe(200);
  expect((await hub.ask('{ refused }')).status).toBe(200);
});

test.each<[FailureCode, number]>([
  ['DATABASE_UNAVAILABLE', 503],
  ['DATABASE_BUSY', 503],
  ['OUTCOME_UNKNOWN', 200],
  ['SUBGRAPH_UNAVAILABLE', 200],
])(
  'an act that fails with %s is a %d: only where nothing was changed is it told to come back',
  async (code, expected) => {
    failing = { organisation: code };
    const { status, body } = await hub.ask(WRITE, {}, { authorization: 'Bearer officer' });
    expect([status, body.errors[0].extensions.code]).toEqual([expected, code]);
  },
);
