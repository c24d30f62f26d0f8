import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isLeafType,
  isListType,
} from 'graphql';
import { projectRoot } from '../../lib/project-root';
import { rounds } from '../faults/figure';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { send } from './send';
import { tally } from './tally';

/** What a form elsewhere let its sender set although no field of it asked: rank, reach, ownership, state, history. */
const ROGUE: Readonly<Record<string, unknown>> = {
  role: 'ADMIN',
  charges: [{ role: 'ADMIN', area: 'BD' }],
  viewer: { role: 'ADMIN', area: null, subject: 'x' },
  isAdmin: true,
  recordedBy: 'somebody else',
  approvedBy: 'somebody else',
  createdAt: '2001-01-01T00:00:00Z',
  publishedAt: '2001-01-01T00:00:00Z',
  state: 'PUBLISHED',
  verification: 'VERIFIED',
  version: 99,
  deletedAt: null,
  __proto: { role: 'ADMIN' },
};

/** What subgraphs write by themselves: the areas that they hear of, and who was refused. */
const BESIDE = /\b(directory_records|inbox|audit)\b/;

const api = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));
const mutations = Object.values(api.getMutationType()?.getFields() ?? {});

let hub: TestHub;
const writes: string[] = [];
let isAttacked = false;
beforeAll(async () => {
  hub = await startTestHub((_subgraph, sql) => {
    const isWrite = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql);
    if (isAttacked && isWrite && !BESIDE.test(sql)) writes.push(sql.slice(0, 200));
  });
}, 120_000);
afterAll(() => hub.close());

const A14 = tally('A14 mass assignment');

/** Each input object that an argument leads to, as a value that holds only `inside` there: `{ items: [inside] }`. */
function placesIn(
  type: GraphQLInputType,
  inside: unknown,
  seen: Set<string>,
): { readonly in: GraphQLInputObjectType; readonly value: unknown }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named.name)) return [];
  seen.add(named.name);
  const wrap = (value: unknown) => (isListType(getNullableType(type)) ? [value] : value);
  const within = Object.values(named.getFields()).flatMap((field) =>
    placesIn(field.type, inside, seen).map((place) => ({
      in: place.in,
      value: wrap({ [field.name]: place.value }),
    })),
  );
  return [{ in: named, value: wrap(inside) }, ...within];
}

/** Every so many of them in a short run; all of them with --full. */
const every = rounds(7, 1);

test('no act takes a field that its input does not have, at the top or below, from the administrator either', async () => {
  isAttacked = true;
  let turn = 0;
  for (const { name, args, type: given } of mutations) {
    const fields = isLeafType(getNamedType(given)) ? '' : ' { __typename }';
    for (const { name: argument, type } of args) {
      for (const [rogue, value] of Object.entries(ROGUE)) {
        for (const place of placesIn(type, { [rogue]: value }, new Set())) {
          if (rogue in place.in.getFields() || (turn += 1) % every) continue;
          const { status, codes, body } = await send(
            hub.url,
            {
              query: `mutation Rogue($value: ${String(type)}) { ${name}(${argument}: $value)${fields} }`,
              variables: { value: place.value },
            },
            { authorization: `Bearer ${hub.administrator}` },
          );
          const named = ((body?.errors ?? []) as { message: string }[]).some(({ message }) =>
            message.includes(`"${rogue}" is not defined by type "${place.in.name}"`),
          );
          A14.tried(
            `${name}: ${place.in.name}.${rogue}: ${status} ${codes.join()}`,
            named && body.data === undefined && codes.every((code) => code === 'BAD_USER_INPUT'),
          );
        }
      }
    }
  }
  expect(A14.surprises).toEqual([]);
  expect(writes).toEqual([]);
});

test('nor does what stands beside the operation make anybody more than they are', async () => {
  const query =
    'mutation { approveMeeting(input: { requestId: "a14", meetingId: "1", revision: 1 }) { __typename } }';
  const beside = {
    role: 'ADMIN',
    viewer: ROGUE['viewer'],
    charges: ROGUE['charges'],
    contextValue: { viewer: ROGUE['viewer'] },
  };
  const known = await send(hub.url, { query });
  expect(known.codes).toEqual(['FORBIDDEN']);
  for (const more of [
    beside,
    { extensions: beside },
    { variables: beside },
    { extensions: { persistedQuery: beside } },
    { context: beside, http: { headers: { authorization: `Bearer ${hub.administrator}` } } },
    { headers: { authorization: `Bearer ${hub.administrator}` } },
    { rootValue: beside, operationName: null },
  ]) {
    const { status, codes } = await send(hub.url, { query, ...more });
    A14.tried(
      `${JSON.stringify(Object.keys(more))}: ${status} ${codes.join()}`,
      status >= 400 || codes.join() === known.codes.join(),
    );
  }
  expect(A14.surprises).toEqual([]);
  expect(writes).toEqual([]);
});
