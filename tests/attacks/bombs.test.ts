import { LIMITS, type Limits, type VisitorKind } from '../../gateway/limits/limits';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { send } from './send';
import { tally } from './tally';

let hub: TestHub;
const headersOf = new Map<VisitorKind, Record<string, string>>([['PUBLIC', {}]]);
beforeAll(async () => {
  hub = await startTestHub();
  const officer = await hub.tokenOf({ role: 'OFFICER', area: '5594', subject: 'officer' });
  const analyst = await hub.tokenOf({ role: 'ANALYST', area: 'BD', subject: 'analyst' });
  headersOf.set('SIGNED_IN', { authorization: `Bearer ${officer}` });
  headersOf.set('ANALYST', { authorization: `Bearer ${analyst}` });
}, 60_000);
afterAll(() => hub.close());

const ACCEPT = ['application/json', 'application/graphql-response+json'];
let turn = 0;
const ask = (query: string, kind: VisitorKind = 'PUBLIC', variables: object = {}) =>
  send(hub.url, { query, variables }, { ...headersOf.get(kind), accept: ACCEPT[(turn += 1) % 2] ?? '' });

const times = (count: number, what: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => what(index));

/** Operations of exactly so much of one thing, and little of everything else. */
const SIZED: Readonly<Partial<Record<keyof Limits, (size: number) => string>>> = {
  tokens: (size) => `{ areas(filter: { codes: [${'"" '.repeat(size - 16)}] }) { totalCount } }`,
  selections: (size) =>
    size <= 1500
      ? fieldsOf(size)
      : `{ area(code: "BD") { ...F0 } } ${times(Math.ceil(Math.log2(size)), (floor) => `fragment F${floor} on Area { ...F${floor + 1} ...F${floor + 1} }`).join(' ')} fragment F${Math.ceil(Math.log2(size))} on Area { code }`,
  depth: (size) => `{ area(code: "BD") { ${'parent { '.repeat(size - 2)}code${' }'.repeat(size - 2)} } }`,
  rootFields: (size) => `{ ${times(size, (index) => `a${index}: __typename`).join(' ')} }`,
  page: (size) => `{ areas(first: ${size}) { totalCount } }`,
  cost: (size) => {
    const rows = Math.floor((size - 1) / 2);
    const pages = times(Math.floor(rows / 100), String);
    if (pages.length > 9) return costOfNest(size);
    const last = Math.floor((size - pages.length * 201 - 1) / 2);
    const rest = size - pages.length * 201 - 1 - 2 * last;
    return `{ ${pages.map((index) => page(`a${index}`, 100)).join(' ')} ${page('b', last, 'code', rest)} }`;
  },
};
const page = (alias: string, first: number, inner = 'code', rest = 0) =>
  `${alias}: areas(first: ${first}) { edges { node { ${inner} } } ${rest ? 'pageInfo { hasNextPage }' : ''} }`;
/** So many fields with fragments unfolded, none of them twice at its place. */
const fieldsOf = (size: number) => {
  const whole = Math.floor((size - 1) / 31);
  const up = times(whole, (index) => `p${index}: parent { ...F }`).join(' ');
  const rest = times(size - 1 - whole * 31, (index) => `r${index}: code`).join(' ');
  return `{ area(code: "BD") { ${up} ${rest} } } fragment F on Area { ${times(30, (index) => `f${index}: code`).join(' ')} }`;
};
/** 1 + first × (edge, node, eight more) a page, and the rest in single areas and small pages. */
const costOfNest = (size: number) => {
  const eight = times(8, (index) => `p${index}: parent { code }`).join(' ');
  const each = 10 * 99 + 1;
  const pages = Math.min(7, Math.floor(size / each));
  const wide = Math.floor((size - 1) / 10);
  if (wide > 100 * 8) {
    // Pages of 500, as those who sign in may ask for.
    const long = times(Math.floor(size / 5001), (index) => page(`l${index}`, 500, eight));
    const left = size - long.length * 5001;
    return `{ ${long.join(' ')} ${left > 1 ? SIZED.cost?.(left)?.slice(1, -1) : left === 1 ? 'c: area(code: "BD") { code }' : ''} }`;
  }
  const left = size - pages * each;
  return `{ ${times(pages, (index) => page(`n${index}`, 99, eight)).join(' ')} ${SIZED.cost?.(left)?.slice(1, -1)} }`;
};

const KINDS: readonly VisitorKind[] = ['PUBLIC', 'SIGNED_IN', 'ANALYST'];

describe('every limit', () => {
  const count = tally('R1-R9 limits, from one below to a thousand times');
  let before = 0;
  beforeEach(() => (before = count.surprises.length));

  test.each(KINDS.flatMap((kind) => Object.keys(SIZED).map((limit) => [kind, limit] as const)))(
    'of %s for %s: what is within is answered, what is beyond is a coded 400 that says by how much',
    async (kind, name) => {
      const limit = name as keyof Limits;
      const most = LIMITS[kind][limit];
      const sized = SIZED[limit];
      if (!sized) throw new Error(limit);
      for (const size of [most - 1, most]) {
        const { status, codes, body } = await ask(sized(size), kind);
        const within = status === 200 && !codes.includes('QUERY_TOO_LARGE');
        count.tried(`${kind} ${limit} ${size}: ${status} ${codes.join()}`, within);
        if (limit === 'cost')
          count.tried(`its cost is ${body.extensions?.cost.cost}`, body.extensions?.cost.cost === size);
      }
      for (const size of [most + 1, most * 10, most * 1000]) {
        if (limit === 'rootFields' && size > 300) continue; // Those are too many tokens already.
        if ((limit === 'depth' || limit === 'selections' || limit === 'cost') && size > most * 10) continue;
        if (limit === 'tokens' && JSON.stringify(sized(size)).length > LIMITS[kind].bodyBytes) continue; // That is told of as bytes.
        const answer = await ask(
          limit === 'cost' && size > most + 1
            ? `{ ${page('a', 100, 'descendants { parent { children { code } } }')} }`
            : sized(size),
          kind,
        );
        const told = answer.body?.errors?.[0]?.message ?? '';
        count.tried(
          `${kind} ${limit} ${size}: ${answer.status} ${told}`,
          answer.status === 400 &&
            answer.codes.join() === 'QUERY_TOO_LARGE' &&
            !('data' in answer.body) &&
            told.includes('most for'),
        );
      }
      expect(count.surprises.slice(before)).toEqual([]);
    },
  );
});

describe('bombs', () => {
  const count = tally('M1-M9, R1-R10, R19 bombs');
  let before = 0;
  beforeEach(() => (before = count.surprises.length));
  const tower = (height: number, floor: (above: string) => string) =>
    `{ area(code: "BD") { ...F0 } } ${times(height, (index) => `fragment F${index} on Area { ${floor(index + 1 < height ? `...F${index + 1}` : 'code')} }`).join(' ')}`;
  const BOMBS: readonly (readonly [string, string])[] = [
    [
      'M1 parent and children, ten fragments',
      tower(10, (above) => `parent { ${above} } children { ${above} }`),
    ],
    [
      'M2 a thousand aliases',
      `{ ${times(1000, (index) => `a${index}: area(code: "BD") { code nameEn }`).join(' ')} }`,
    ],
    [
      'M3 five thousand aliases',
      `{ ${times(1500, (index) => `a${index}: area(code: "1") { code }`).join(' ')} }`,
    ],
    ...[9, 12, 15].map(
      (height) =>
        [
          `M4 two arms, ${height} floors`,
          tower(height, (above) => `a: parent { ${above} } b: parent { ${above} }`),
        ] as const,
    ),
    ['M5 up and down', `{ area(code: "BD") { ${'children { parent { '.repeat(5)}code${' } }'.repeat(5)} } }`],
    ['M6 directives', `{ __typename ${'@include(if: true) '.repeat(3000)} }`],
    ['M7 the same field', `{ area(code: "BD") { ${'nameEn '.repeat(9000)} } }`],
    ['M7 overlapping inline fragments', `{ area(code: "BD") { ${'... on Area { nameEn } '.repeat(2500)} } }`],
    ['M8 braces', '{a'.repeat(20_000)],
    ['M8 brackets', `{ areas(filter: { codes: ${'['.repeat(50_000)} }) { totalCount } }`],
    ['M9 the longest page', '{ areas(first: 2147483647) { totalCount } }'],
    [
      'a late list of every area',
      `{ ${page('a', 100, 'late(first: 100) { edges { node { daysLate } } }')} }`,
    ],
    [
      'a series of every area',
      `{ area(code: "BD") { children { children { decisionProgressSeries(from: "2016-07-01") { asOf openFromEarlierYears } } } } }`,
    ],
    [
      '28 series',
      `{ area(code: "BD") { ${times(28, (index) => `a${index}: decisionProgressSeries(from: "2013-07-01") { asOf }`).join(' ')} } }`,
    ],
    [
      'twelve introspections',
      `{ ${times(9, (index) => `a${index}: __schema { types { fields { type { fields { name } } } } }`).join(' ')} }`,
    ],
  ];

  test.each(BOMBS)('%s: a coded 400 to whoever sends it, signed in or not', async (name, query) => {
    for (const kind of KINDS) {
      if (kind !== 'PUBLIC' && /late|series|page|introspection/.test(name)) continue; // Theirs is a larger one.
      for (const accept of ACCEPT) {
        const { status, codes } = await send(hub.url, { query }, { ...headersOf.get(kind), accept });
        count.tried(
          `${name} of ${kind}: ${status} ${codes.join()}`,
          status === 400 && codes.join() === 'QUERY_TOO_LARGE',
        );
      }
    }
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('R10: from one level beyond the limit, any depth', async () => {
    for (const depth of [1, 2, 5, 8, 9, 12, 13, 20, 50, 100, 300, 1000, 3000]) {
      const { status, codes } = await ask(
        `{ area(code: "BD") ${'{ parent '.repeat(depth - 1)}{ code }${' }'.repeat(depth - 1)} }`,
      );
      const within = depth + 1 <= LIMITS.PUBLIC.depth;
      count.tried(
        `depth ${depth}: ${status} ${codes.join()}`,
        within ? status === 200 : status === 400 && codes[0] === 'QUERY_TOO_LARGE',
      );
    }
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('R19: an anonymous document with many faults is told ten of them, and long words are cut', async () => {
    const { body, text } = await ask(
      `{ area(code: "BD") { ${times(90, (index) => `x${index}${'y'.repeat(500)}`).join(' ')} } }`,
    );
    count.tried(`${body.errors.length} errors`, body.errors.length === LIMITS.PUBLIC.errors);
    count.tried(`${text.length} letters`, text.length < 10_000);
    const signedIn = await ask(
      `{ area(code: "BD") { ${times(90, (index) => `x${index}`).join(' ')} } }`,
      'SIGNED_IN',
    );
    count.tried(`${signedIn.body.errors.length} errors to an officer`, signedIn.body.errors.length === 90);
    const long = await ask(`{ areas(first: ${'9'.repeat(50_000)}) { totalCount } }`);
    count.tried(
      `${long.status} and ${long.text.length} letters`,
      [200, 400].includes(long.status) && long.text.length < 2000,
    );
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('R20: there is nothing to subscribe to, and nothing to defer', async () => {
    for (const query of [
      'subscription { area(code: "BD") { code } }',
      '{ area(code: "BD") { ... @defer { code } } }',
    ]) {
      const { codes } = await ask(query);
      count.tried(
        `${query}: ${codes.join()}`,
        codes.length === 1 && /^(GRAPHQL_|OPERATION_RES)/.test(codes.join()),
      );
    }
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('M17: names that would harm whoever merges the answer are refused, and nothing is polluted', async () => {
    for (const alias of ['__proto__', '__defineGetter__', 'constructor', 'prototype']) {
      const { codes } = await ask(`{ ${alias}: area(code: "BD") { code } }`);
      count.tried(`${alias}: ${codes.join()}`, codes[0] === 'GRAPHQL_VALIDATION_FAILED');
    }
    count.tried('prototypes are clean', Object.keys(Object.prototype).length === 0);
    expect(count.surprises.slice(before)).toEqual([]);
  });

  test('the roll-up of the whole country down to the upazilas passes for everyone', async () => {
    const query =
      `query ($fy: String!) { area(code: "BD") { ...A children { ...A children { ...A children { ...A } } } } }
      fragment A on Area { code level nameEn nameBn parent { code }
        decisionProgress(fiscalYear: $fy) { assignments asOf } planProgress(fiscalYear: $fy) { activities asOf } }`.replace(
        'parent { code }',
        '',
      );
    for (const kind of KINDS) {
      const { body } = await ask(query, kind, { fy: '2023-24' });
      const codes = JSON.stringify(body.data).match(/"code":/g)?.length;
      count.tried(
        `${kind}: ${codes} areas, ${JSON.stringify(body.errors)}`,
        codes === 568 && body.errors === undefined,
      );
      count.tried(`cost ${JSON.stringify(body.extensions?.cost)}`, body.extensions?.cost.cost === 1736);
    }
    expect(count.surprises.slice(before)).toEqual([]);
  });
});
