import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { FAILURES } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import { GRAPHQL_CODES } from '../../lib/subgraph/mask-error';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { rounds } from '../faults/figure';
import { send, type Sent } from './send';
import { tally } from './tally';

/** What has broken out of a text somewhere, once. */
const PAYLOADS: readonly string[] = [
  "' OR 1=1-- ",
  "' OR '1'='1",
  '" OR ""="',
  "\\' OR 1=1-- ",
  "'; DROP TABLE area; --",
  "') UNION SELECT 1,2,3-- ",
  '1; SELECT pg_sleep(9)',
  "' AND SLEEP(9)-- ",
  '\u02BC OR 1=1-- ',
  '%bf%27 OR 1=1-- ',
  '\u0000',
  "a\u0000' OR 1=1--",
  '`; DROP TABLE area',
  '%_%_%_%_%_%',
  '\\',
  '{"$gt":""}',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'a\r\n{"level":"fatal"}',
  '\u001b[2J\u2028',
  '../../etc/passwd',
  '__proto__',
  '\uD800',
  'ক'.repeat(5000),
];

const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));
const KNOWN = new Set<string>([...Object.keys(FAILURES), ...GRAPHQL_CODES]);
const TEXTS = new Set(['String', 'ID', 'Date']);
let hub: TestHub;
let headers: Record<string, string>;
beforeAll(async () => {
  hub = await startTestHub();
  headers = { authorization: `Bearer ${hub.administrator}` };
}, 60_000);
afterAll(() => hub.close());

/** Where a text can be put into the arguments of a field, as paths into its variables. */
function* textPlaces(field: GraphQLField<unknown, unknown>): Generator<string[]> {
  for (const { name, type } of field.args) yield* within(type, [name]);
}
function* within(type: GraphQLInputType, path: string[]): Generator<string[]> {
  const named = getNamedType(type);
  if (TEXTS.has(named.name)) yield path;
  else if (isInputObjectType(named) && path.length < 5)
    for (const each of Object.values(named.getFields())) yield* within(each.type, [...path, each.name]);
}

/** The least value of a type, with a text put where the path leads. */
function valueOf(type: GraphQLInputType, path: readonly string[], text: string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valueOf(bare.ofType, path, text)];
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(
      ({ name, type: each }) => isNonNullType(each) || name === path[0],
    );
    return Object.fromEntries(
      fields.map(({ name, type: each }) => [
        name,
        valueOf(each, name === path[0] ? path.slice(1) : ['-'], text),
      ]),
    );
  }
  if (path.length === 0) return text;
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  return { Int: 1, Float: 1, Boolean: false, Date: '2024-01-01', ID: `x${(serial += 1)}`, String: '2023-24' }[
    getNamedType(bare).name
  ];
}
let serial = 0;

function operation(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  wrap: (inner: string) => string,
): string {
  const used = field.args;
  const head = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const below = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
  return `${kind} (${head}) ${wrap(`${field.name}(${given}) ${below}`)}`;
}
const variablesOf = (
  field: GraphQLField<unknown, unknown>,
  [first = '', ...rest]: readonly string[],
  text: string,
) =>
  Object.fromEntries(
    field.args
      .filter(({ name, type }) => name === first || isNonNullType(type))
      .filter(({ name, defaultValue }) => name === first || defaultValue === undefined)
      .map(({ name, type }) => [name, valueOf(type, name === first ? rest : ['-'], text)]),
  );

const healthy = ({ status, codes, text }: Sent) =>
  [200, 400].includes(status) &&
  codes.every((code) => KNOWN.has(code) && code !== 'INTERNAL_SERVER_ERROR') &&
  !/SQLITE|syntax to use near|root:x:|at .*\.js:/.test(text);
const fieldsOf = (type: string) => {
  const named = schema.getType(type);
  return isObjectType(named) ? Object.values(named.getFields()).filter(({ args }) => args.length) : [];
};
const all =
  '{ areas(first: 0) { totalCount } teams(first: 0) { totalCount } meetings(first: 0) { totalCount } actionPlans(first: 0) { totalCount } }';

describe('I1: texts that break out, in every argument', () => {
  const count = tally('I1 every text of every argument');
  let turn = 0;
  const QUERIES = [
    ...fieldsOf('Query').map((field) => ['Query', field, (inner: string) => `{ ${inner} }`] as const),
    ...fieldsOf('Area').map(
      (field) => ['Area', field, (inner: string) => `{ area(code: "55") { ${inner} } }`] as const,
    ),
  ];

  test.each(QUERIES.map(([type, field, wrap]) => [`${type}.${field.name}`, field, wrap] as const))(
    '%s',
    async (name, field, wrap) => {
      const before = count.surprises.length;
      const query = operation('query', field, wrap);
      for (const path of textPlaces(field))
        for (let index = 0; index < rounds(5, PAYLOADS.length); index += 1) {
          const payload = PAYLOADS[(turn += 1) % PAYLOADS.length] ?? '';
          const answer = await send(
            hub.url,
            { query, variables: variablesOf(field, path, payload) },
            headers,
          );
          count.tried(
            `${name} ${path.join('.')} ${JSON.stringify(payload).slice(0, 40)}: ${answer.status} ${answer.codes.join()}`,
            healthy(answer),
          );
        }
      expect(count.surprises.slice(before)).toEqual([]);
    },
  );

  test('every act, each text of its input with a few of them', async () => {
    const before = count.surprises.length;
    const { body } = await send(hub.url, { query: all }, headers);
    for (const field of fieldsOf('Mutation')) {
      const query = operation('mutation', field, (inner) => `{ ${inner} }`);
      for (const path of textPlaces(field))
        for (let index = 0; index < rounds(1, PAYLOADS.length); index += 1) {
          const payload = PAYLOADS[(turn += 1) % PAYLOADS.length] ?? '';
          const answer = await send(
            hub.url,
            { query, variables: variablesOf(field, path, payload) },
            headers,
          );
          count.tried(
            `${field.name} ${path.join('.')} ${JSON.stringify(payload).slice(0, 40)}: ${answer.status} ${answer.codes.join()}`,
            healthy(answer),
          );
        }
    }
    const after = (await send(hub.url, { query: all }, headers)).body;
    count.tried(
      `${JSON.stringify(after.data)} after ${JSON.stringify(body.data)}`,
      after.data?.areas.totalCount >= 568,
    );
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('what a condition is to find, it does not find by breaking out', async () => {
    const before = count.surprises.length;
    const query =
      'query ($t: String, $c: ID!) { areas(filter: { search: $t }) { totalCount } area(code: $c) { code } }';
    for (const payload of PAYLOADS) {
      const { body } = await send(hub.url, { query, variables: { t: payload, c: payload } }, headers);
      const found = body.data?.areas?.totalCount ?? 0;
      count.tried(
        `${JSON.stringify(payload).slice(0, 40)} finds ${found}`,
        found < 100 && (body.data?.area ?? null) === null,
      );
    }
    expect(count.surprises.slice(before)).toEqual([]);
  });
});

test('I2, I3: an object, a list or nothing where a text is wanted is a fault of the input, and finds no first row', async () => {
  const count = tallied;
  const before = count.surprises.length;
  for (const [name, query] of [
    ['meeting', 'query ($v: ID!) { meeting(id: $v) { id } }'],
    ['team', 'query ($v: ID!) { team(id: $v) { id } }'],
    ['area', 'query ($v: ID!) { area(code: $v) { code } }'],
    ['activity', 'query ($v: ID!) { activity(id: $v) { id } }'],
  ] as const)
    for (const value of [
      { id: 1 },
      { $ne: null },
      { name: 1, role: 'admin' },
      [],
      ['a'],
      [['a']],
      true,
      null,
      undefined,
      1.5,
      '',
      ' ',
      0,
      -1,
      'undefined',
      'null',
      'NaN',
    ]) {
      const answer = await send(hub.url, { query, variables: { v: value } }, headers);
      const nothing = !answer.body.data || answer.body.data[name] === null;
      count.tried(
        `${name} ${JSON.stringify(value)}: ${answer.text.slice(0, 80)}`,
        healthy(answer) && nothing,
      );
    }
  expect(count.surprises.slice(before)).toEqual([]);
});

test('I5: names of prototypes in a body, its variables and its extensions pollute nothing', async () => {
  const count = tallied;
  const before = count.surprises.length;
  const evil = [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"__proto__":{"__proto__":{"polluted":1}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '[{"__proto__":{"polluted":1}}]',
  ];
  for (const text of evil)
    for (const body of [
      `{"query":"{ __typename }",${text.slice(1, -1) || '"x":1'}}`,
      `{"query":"{ __typename }","variables":${text}}`,
      `{"query":"{ __typename }","extensions":${text}}`,
      `{"query":"query ($f: AreaFilter) { areas(filter: $f) { totalCount } }","variables":{"f":${text}}}`,
      `{"query":"query ($c: [ID!]) { areas(filter: { codes: $c }) { totalCount } }","variables":{"c":${text}}}`,
      `{"query":"mutation ($i: PublishTeamInput!) { publishTeam(input: $i) { id } }","variables":{"i":${text}}}`,
      `{"__proto__":{"query":"{ __typename }"}}`,
      `{"query":"{ __typename }","extensions":{"persistedQuery":${text}}}`,
    ]) {
      const answer = await send(hub.url, body, headers);
      const clean =
        ({} as { polluted?: unknown }).polluted === undefined && Object.keys(Object.prototype).length === 0;
      count.tried(`${body.slice(0, 100)}: ${answer.status} ${answer.codes.join()}`, clean && healthy(answer));
    }
  expect(count.surprises.slice(before)).toEqual([]);
});
const tallied = tally('I2, I3, I5 things where texts are wanted');

test('I16: a request id that is none is made anew, and goes back as it was made', async () => {
  const count = tallied;
  const before = count.surprises.length;
  for (const id of ['a b', 'a;b', '{"level":"fatal"}', '<x>', 'x'.repeat(65), '"', '%0d%0a', '../..']) {
    const answer = await send(hub.url, { query: '{ __typename }' }, { 'x-request-id': id });
    count.tried(
      `${id}: ${answer.headers.get('x-request-id')}`,
      /^[\w-]{36}$/.test(answer.headers.get('x-request-id') ?? ''),
    );
  }
  expect(count.surprises.slice(before)).toEqual([]);
});
