import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../../gateway/limits/limits';
import { operationId, readSafelist } from '../../gateway/limits/safelist';
import { projectRoot } from '../../lib/project-root';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { send, sentOf } from './send';
import { tally } from './tally';

const count = tally('B4, R14 the safelist');
const PREFLIGHT = { 'apollo-require-preflight': 'true' };
let hub: TestHub;
let portal: Record<string, string>;
beforeAll(async () => {
  hub = await startTestHub();
  const token = await hub.tokenOf({ role: 'PORTAL', area: '5594', subject: 'embed:1' });
  portal = { authorization: `Bearer ${token}` };
}, 60_000);
afterAll(() => hub.close());
let before = 0;
beforeEach(() => (before = count.surprises.length));

const byId = (sha256Hash: unknown, variables: object = {}) => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});
const getById = async (sha256Hash: string, variables: object, headers: Record<string, string>) => {
  const { extensions } = byId(sha256Hash);
  const search = new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensions),
  });
  return sentOf(
    await fetch(`${hub.url}/graphql?${search.toString()}`, { headers: { ...PREFLIGHT, ...headers } }),
  );
};
const VARIABLES = { code: '55', fiscalYear: '2023-24', fy: '2023-24', from: '2023-07-01', to: '2024-06-30' };

test('each operation of the list answers by its id: by POST and GET, to portals and everybody else, within their limits', async () => {
  const all = [...readSafelist()];
  expect(all.length).toBeGreaterThanOrEqual(6);
  for (const [id, text] of all) {
    count.tried(`${id} is the hash of its text`, operationId(text) === id);
    for (const headers of [portal, {}])
      for (const answer of [
        await send(hub.url, byId(id, VARIABLES), headers),
        await getById(id, VARIABLES, headers),
      ]) {
        const { cost } = answer.body.extensions;
        count.tried(
          `${id}: ${answer.status} ${answer.text.slice(0, 80)}`,
          answer.status === 200 && answer.body.errors === undefined && answer.body.data.area.code === '55',
        );
        count.tried(`${id} costs ${cost.cost}`, cost.cost > 0 && cost.cost <= LIMITS.PORTAL.cost);
      }
  }
  expect(count.surprises.slice(before)).toEqual([]);
});

test('a portal sends no text: not alone, not with its hash, not even that of a listed operation', async () => {
  const [[id, text] = ['', '']] = readSafelist();
  const other = '{ area(code: "55") { code } }';
  const mutation = 'mutation { publishMeeting(input: { requestId: "1", id: "1", revision: 1 }) { id } }';
  const tries: object[] = [
    { query: other },
    { query: text, variables: VARIABLES },
    { query: mutation },
    { query: '{ __schema { types { name } } }' },
    { query: '{ __typename }' },
    { query: '' },
    { query: other, ...byId(operationId(other)) },
    { query: text, ...byId(id, VARIABLES) },
    { query: other, ...byId(id, VARIABLES) },
    { variables: VARIABLES },
    { query: other, extensions: { persistedQuery: null } },
    { operationName: 'RollUp', variables: VARIABLES },
  ];
  for (const body of tries) {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await send(hub.url, body, { ...portal, accept });
      const told = `${JSON.stringify(body).slice(0, 80)}: ${answer.status} ${answer.codes.join()}`;
      count.tried(told, answer.status === 400 && answer.body.data === undefined && answer.codes.length === 1);
      if ('query' in body && body.query !== '')
        count.tried(told, answer.codes[0] === 'OPERATION_NOT_SAFELISTED');
    }
  }
  expect(count.surprises.slice(before)).toEqual([]);
});

test('an unknown id, and one that is none, is a coded 400 to everybody', async () => {
  const [[id] = ['']] = readSafelist();
  const strange: unknown[] = [
    '',
    '0'.repeat(64),
    id.toUpperCase(),
    `${id} `,
    id.slice(1),
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    null,
    7,
    {},
    [id],
  ];
  for (const hash of strange)
    for (const headers of [portal, {}]) {
      const { status, codes } = await send(hub.url, byId(hash), headers);
      count.tried(
        `${JSON.stringify(hash)}: ${status} ${codes.join()}`,
        status === 400 && ['PERSISTED_QUERY_NOT_FOUND', 'BAD_REQUEST'].includes(codes.join()),
      );
    }
  for (const persistedQuery of [
    'x',
    7,
    { version: 2, sha256Hash: id },
    { version: '1', sha256Hash: id },
    [],
    {},
  ]) {
    const { status, codes } = await send(hub.url, { extensions: { persistedQuery } }, portal);
    count.tried(
      `${JSON.stringify(persistedQuery)}: ${status} ${codes.join()}`,
      status === 400 && codes.length === 1,
    );
  }
  expect(count.surprises.slice(before)).toEqual([]);
});

test('R14: nobody adds to the list by asking: a text with its hash is answered, and not known by the hash afterwards', async () => {
  const token = await hub.tokenOf({ role: 'OFFICER', area: '5594', subject: 'officer' });
  for (const headers of [{}, { authorization: `Bearer ${token}` }] as Record<string, string>[])
    for (let index = 0; index < 25; index += 1) {
      const query = `{ area(code: "${1000 + index}") { code } }`;
      const id = operationId(query);
      const first = await send(hub.url, byId(id), headers);
      const second = await send(hub.url, { query, ...byId(id) }, headers);
      const third = await send(hub.url, byId(id), headers);
      count.tried(
        `${first.codes.join()}, ${second.status}, ${third.codes.join()}`,
        first.codes[0] === 'PERSISTED_QUERY_NOT_FOUND' &&
          second.status === 200 &&
          third.codes[0] === 'PERSISTED_QUERY_NOT_FOUND',
      );
    }
  const { status, codes } = await send(hub.url, { query: '{ __typename }', ...byId('0'.repeat(64)) });
  count.tried(
    `a hash of something else: ${status} ${codes.join()}`,
    status === 400 && codes[0] === 'BAD_REQUEST',
  );
  expect(count.surprises.slice(before)).toEqual([]);
});

test('a GET that a page of another site could make unseen is blocked, by id too', async () => {
  const [[id] = ['']] = readSafelist();
  const search = new URLSearchParams({ extensions: JSON.stringify(byId(id).extensions) });
  const { status } = await fetch(`${hub.url}/graphql?${search.toString()}`);
  expect(status).toBe(400);
});

test('the list is that of the files beside the gateway', () => {
  const listed = JSON.parse(readFileSync(join(projectRoot, 'schema', 'safelist.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  for (const [id, { file }] of Object.entries(listed))
    expect(operationId(readFileSync(join(projectRoot, 'gateway', 'safelist', file), 'utf8'))).toBe(id);
});
