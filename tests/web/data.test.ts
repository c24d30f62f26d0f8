import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as readCsv } from 'csv-parse/sync';
import { buildSchema, isEnumType } from 'graphql';
import { projectRoot } from '../../lib/project-root';
import { DATA_FILES } from '../../web/data/data-files';
import type { TestHub } from '../support/hub-in-process';
import { startSampleHub } from './browser';

type Row = Record<string, string>;
type Node = Record<string, any>;

const YEARS = ['2013-14', '2022-23', '2023-24'];

let hub: TestHub;
beforeAll(async () => {
  hub = await startSampleHub();
  await recordUnpublished();
}, 600_000);
afterAll(() => hub.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, hub.url), { headers });

async function rowsOf(path: string): Promise<Row[]> {
  return readCsv(await (await get(path)).text(), { columns: true, bom: true });
}

async function ask(query: string, variables: object = {}, token?: string): Promise<any> {
  const answer = await fetch(new URL('/graphql', hub.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as any;
  expect(errors).toBeUndefined();
  return data;
}

/** All that a connection lists to the public, a page of 50 after the other. */
async function listed(list: string, filter: string, fields: string): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const data = await ask(
      `query ($after: String) { list: ${list}(first: 50, after: $after${filter}) {
         pageInfo { hasNextPage endCursor } edges { node { ${fields} } } } }`,
      { after },
    );
    nodes.push(...data.list.edges.map(({ node }: any) => node));
    if (!data.list.pageInfo.hasNextPage) return nodes;
    after = data.list.pageInfo.endCursor;
  }
}

const DRAFT = 'A draft that nobody may see';

/** Minutes and a plan that are not published. */
async function recordUnpublished(): Promise<void> {
  const act = (text: string, input: object) => ask(text, { input }, hub.administrator);
  await act('mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }', {
    requestId: 'data-1',
    areaCode: '5081',
    heldOn: '2024-05-05',
    title: DRAFT,
    agendaItems: [{ topic: DRAFT, decisions: [{ text: DRAFT }] }],
  });
  await act('mutation ($input: SubmitActionPlanInput!) { submitActionPlan(input: $input) { outcome } }', {
    requestId: 'data-2',
    areaCode: '5081',
    fiscalYear: '2023-24',
    title: DRAFT,
    activities: [{ task: DRAFT }],
  });
}

/** What a cell of a file is to say of a value of the contract. */
function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const AREA = 'area { code nameBn nameEn }';
const REPORT = 'reports(first: 1) { edges { node { text verification } } }';
const ofArea = ({ area }: Node) => [area?.code, area?.nameBn, area?.nameEn];
const ofReport = ({ reports }: Node) => [reports.edges[0]?.node.verification, reports.edges[0]?.node.text];
const ofMemo = ({ memo, recordedAt, publishedAt }: Node) => [
  ...[memo?.number, memo?.issuedOn, memo?.subject],
  ...[recordedAt, publishedAt],
];

/** Each file once more, by a query and a reading that know nothing of how the files are written. */
const BY_HAND: Record<
  string,
  { list: string; fields: string; row: (node: Node) => (string | number | boolean | null | undefined)[] }
> = {
  areas: {
    list: 'areas',
    fields: 'code level nameBn nameEn parent { code } codeStatus validFrom validTo portalHost',
    row: (a) => [
      ...[a['code'], a['level'], a['nameBn'], a['nameEn'], a['parent']?.code],
      ...[a['codeStatus'], a['validFrom'], a['validTo'], a['portalHost']],
    ],
  },
  meetings: {
    list: 'meetings',
    fields: `id fiscalYear ${AREA} heldOn month number title place confirmation knownFrom memo { number issuedOn subject } recordedAt publishedAt`,
    row: (m) => [
      ...[
        m['id'],
        m['fiscalYear'],
        ...ofArea(m),
        m['heldOn'],
        m['month'],
        m['number'],
        m['title'],
        m['place'],
      ],
      ...[m['confirmation'], m['knownFrom'], ...ofMemo(m)],
    ],
  },
  decisions: {
    list: 'decisions',
    fields: `id meeting { id heldOn ${AREA} } number agendaItem { number topic } text implementer kind askedEvery dueOn dueBasis derivedFrom { id }`,
    row: (d) => [
      ...[d['id'], d['meeting'].id, d['meeting'].heldOn, ...ofArea(d['meeting']), d['number']],
      ...[d['agendaItem']?.number, d['agendaItem']?.topic, d['text'], d['implementer'], d['kind']],
      ...[d['askedEvery'], d['dueOn'], d['dueBasis'], d['derivedFrom']?.id],
    ],
  },
  assignments: {
    list: 'assignments',
    fields: `id decision { id } fiscalYear ${AREA} issuedBy { code } assignedOn knownFrom status statusBasis progress reportedOn dueOn dueBasis daysOverdue ${REPORT}`,
    row: (a) => [
      ...[a['id'], a['decision'].id, a['fiscalYear'], ...ofArea(a), a['issuedBy']?.code, a['assignedOn']],
      ...[a['knownFrom'], a['status'], a['statusBasis'], a['progress'], a['reportedOn'], a['dueOn']],
      ...[a['dueBasis'], a['daysOverdue'], ...ofReport(a)],
    ],
  },
  plans: {
    list: 'actionPlans',
    fields: `id fiscalYear ${AREA} title submittedOn memo { number issuedOn subject } recordedAt publishedAt`,
    row: (p) => [p['id'], p['fiscalYear'], ...ofArea(p), p['title'], p['submittedOn'], ...ofMemo(p)],
  },
  activities: {
    list: 'activities',
    fields: `id actionPlan { id } fiscalYear ${AREA} position number subject task responsible startsOn endsOn endsOnInDoubt recurrence timesPerYear expectedResult measure unit target weight status statusBasis progress reportedOn dueOn daysOverdue occurrences { doneOn } ${REPORT}`,
    row: (a) => [
      ...[
        a['id'],
        a['actionPlan'].id,
        a['fiscalYear'],
        ...ofArea(a),
        a['position'],
        a['number'],
        a['subject'],
      ],
      ...[a['task'], a['responsible'], a['startsOn'], a['endsOn'], a['endsOnInDoubt'], a['recurrence']],
      ...[a['timesPerYear'], a['expectedResult'], a['measure'], a['unit'], a['target'], a['weight']],
      ...[a['status'], a['statusBasis'], a['reportedOn'] === null ? null : a['progress'], a['reportedOn']],
      ...[a['dueOn'], a['daysOverdue'], a['occurrences'].length],
      ...[a['occurrences'].filter(({ doneOn }: any) => doneOn !== null).length, ...ofReport(a)],
    ],
  },
};

describe.each(YEARS)('of %s', (year) => {
  test.each(Object.keys(BY_HAND).filter((name) => name !== 'areas' || year === '2023-24'))(
    '%s.csv has exactly the rows that the hub lists to the public',
    async (name) => {
      const { list, fields, row } = BY_HAND[name]!;
      const filter = name === 'areas' ? '' : `, filter: { fiscalYear: "${year}" }`;
      const wanted = (await listed(list, filter, fields)).map((node) => row(node).map(cell).join('|'));
      const rows = await rowsOf(`/data/${year}/${name}.csv`);
      expect(rows.map((each) => Object.values(each).join('|')).sort()).toEqual(wanted.sort());
      if (year === '2023-24') expect(rows.length).toBeGreaterThan(0);
    },
  );

  test('what refers to another file finds its row there', async () => {
    const { resources } = (await (await get(`/data/${year}/datapackage.json`)).json()) as any;
    for (const { name, schema } of resources) {
      const rows = await rowsOf(`/data/${year}/${name}.csv`);
      for (const { fields, reference } of schema.foreignKeys) {
        const there = new Set(
          (await rowsOf(`/data/${year}/${reference.resource}.csv`)).map((row) => row[reference.fields[0]]),
        );
        const lost = rows
          .map((row) => row[fields[0]] ?? '')
          .filter((value) => value !== '' && !there.has(value));
        expect([name, fields, lost]).toEqual([name, fields, []]);
      }
    }
  });

  test('the package tells the columns, what they can be, the length and the hash of every file', async () => {
    const told = (await (await get(`/data/${year}/datapackage.json`)).json()) as any;
    expect(told.resources.map(({ name }: any) => name)).toEqual(DATA_FILES.map(({ name }) => name));
    for (const { name, path, bytes, hash, rows, schema } of told.resources) {
      const content = Buffer.from(await (await get(`/data/${year}/${path}`)).arrayBuffer());
      const lines = readCsv(content, { bom: true }) as string[][];
      expect([name, bytes, hash]).toEqual([
        name,
        content.length,
        `sha256:${createHash('sha256').update(content).digest('hex')}`,
      ]);
      expect(lines[0]).toEqual(schema.fields.map((field: any) => field.name));
      expect(lines.length - 1).toBe(rows);
      schema.fields.forEach((field: any, at: number) => {
        const wrong = lines.slice(1).filter((line) => !fits(line[at] ?? '', field));
        expect([name, field.name, wrong]).toEqual([name, field.name, []]);
      });
      const keys = lines.slice(1).map(([key]) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

const SHAPES: Record<string, RegExp> = {
  string: /./s,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  yearmonth: /^\d{4}-\d\d$/,
};

function fits(value: string, { type, constraints }: any): boolean {
  if (value === '') return !constraints.required;
  if (constraints.enum && !constraints.enum.includes(value)) return false;
  if (constraints.maximum !== undefined && Number(value) > constraints.maximum) return false;
  if (constraints.minimum !== undefined && Number(value) < constraints.minimum) return false;
  return SHAPES[type]!.test(value);
}

test('what a column can be is all that the contract says it can be', () => {
  const contract = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));
  const enums = Object.values(contract.getTypeMap())
    .filter(isEnumType)
    .map((type) =>
      type
        .getValues()
        .map(({ name }) => name)
        .sort()
        .join(),
    );
  for (const { fields } of DATA_FILES)
    for (const { values } of fields) if (values) expect(enums).toContain([...values].sort().join());
});

test('nothing unpublished is in any file, though whoever may see it asks', async () => {
  const administrator = { authorization: `Bearer ${hub.administrator}` };
  const seen = await ask(
    '{ meetings(filter: { area: "5081" }) { edges { node { title } } } }',
    {},
    hub.administrator,
  );
  expect(JSON.stringify(seen)).toContain(DRAFT);
  for (const { name } of DATA_FILES)
    expect(await (await get(`/data/2023-24/${name}.csv`, administrator)).text()).not.toContain(DRAFT);
});

test('a file may be kept ten minutes, and is not sent again to whoever has it', async () => {
  const path = '/data/2023-24/meetings.csv';
  const first = await get(path);
  expect(first.headers.get('cache-control')).toBe('public, max-age=600');
  expect(first.headers.get('content-disposition')).toContain('sopan-2023-24-meetings.csv');
  const tag = first.headers.get('etag') ?? '';
  const since = first.headers.get('last-modified') ?? '';
  expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
  expect((await get(path, { 'if-modified-since': since })).status).toBe(304);
  expect((await get(path, { 'if-modified-since': 'Tue, 01 Jan 2019 00:00:00 GMT' })).status).toBe(200);
  expect((await get('/data/2023-24/plans.csv', { 'if-none-match': tag })).status).toBe(200);
  const head = await fetch(new URL(path, hub.url), { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
});

test.each([
  '/data/2007-08/meetings.csv',
  '/data/2099-00/meetings.csv',
  '/data/2023-25/meetings.csv',
  '/data/2023-24/__proto__.csv',
  '/data/%2e%2e/meetings.csv',
])('there is nothing at %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test.each(['bn', 'en'])('the page explains every column of every file, in %s', async (language) => {
  const page = await (await get(`/data?lang=${language}`)).text();
  for (const { name, fields } of DATA_FILES) {
    expect(page).toContain(`href="/data/2023-24/${name}.csv"`);
    for (const field of fields) {
      expect(page).toContain(`<code>${field.name}</code>`);
      expect(page).toContain(language === 'bn' ? field.bn : field.en);
    }
  }
  expect(page).toContain(language === 'bn' ? 'দপ্তরগুলো জারি' : 'belong to the public offices');
});
