import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { RequestStatements } from '../support/statements';
import { askRaw, read } from '../support/stored-operations';

const ROLLUP = readFileSync(join(projectRoot, 'tests/operations/01-roll-up-country.graphql'), 'utf8');
/** The country, its divisions and its districts: a fetch for each, as each needs the codes of the one above. */
const LEVELS = 3;

const statements = new RequestStatements();
let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub((subgraph, sql) => {
    statements.onQuery(`${subgraph}: ${sql}`);
  });
  await importSamples('01', '02', '03', '04', '05');
}, 60_000);
afterAll(() => hub.close());

async function importSamples(...numbers: string[]): Promise<string[]> {
  const importing = new Hub(`${hub.url}/graphql`, hub.administrator);
  const areas = await importing.areas();
  const outcomes: string[] = [];
  for (const number of numbers) {
    const file = join(projectRoot, 'samples', SAMPLES.find((name) => name.startsWith(number)) ?? '');
    outcomes.push((await importPaper(file, importing, areas, { publish: true, dryRun: false })).outcome);
  }
  return outcomes;
}

const SAMPLES = [
  '01-rajshahi-division-minutes.txt',
  '02-pabna-progress-report.txt',
  '03-kaunia-upazila-minutes.txt',
  '04-kurigram-action-plan.txt',
  '05-nilphamari-team-order.txt',
];

interface Area {
  readonly code: string;
  readonly decisionProgress: Record<string, number | null>;
  readonly planProgress: Record<string, number | null>;
  readonly children?: readonly Area[];
}

const rollUp = (code: string, fy = '2023-24') => askRaw(hub.url, ROLLUP, { code, fy });

async function areaOf(code: string, fy?: string): Promise<Area> {
  const { data, errors } = read(await rollUp(code, fy));
  expect(errors).toBeUndefined();
  return (data as { area: Area }).area;
}

test('one request answers for the 8 divisions and 64 districts, and one for each division for all 495 upazilas', async () => {
  const country = await areaOf('BD');
  expect(country.children).toHaveLength(8);
  expect(country.children?.flatMap(({ children = [] }) => children)).toHaveLength(64);
  const divisions = await Promise.all((country.children ?? []).map(({ code }) => areaOf(code)));
  const districts = divisions.flatMap(({ children = [] }) => children);
  expect(districts).toHaveLength(64);
  expect(districts.flatMap(({ children = [] }) => children)).toHaveLength(495);
});

// Of years that nobody asked about before: what was read once is kept for as long as nothing of it changes.
test.each([
  ['BD', '2019-20'],
  ['50', '2020-21'],
  ['55', '2021-22'],
])('a roll-up of %s reads each table at most once in each fetch', async (code, fy) => {
  await areaOf(code, '2018-19');
  statements.forget();
  await areaOf(code, fy);
  expect(
    statements.seen.filter((statement) => !/^\w+: (SELECT|PRAGMA data_version)/.test(statement)),
  ).toEqual([]);
  const reads = new Map<string, number>();
  for (const statement of statements.seen) {
    const subgraph = statement.slice(0, statement.indexOf(':'));
    const tables = [...statement.matchAll(/\b(?:FROM|JOIN)\s+["`]?(\w+)/gi)].map((match) => match[1]);
    for (const table of new Set(tables)) {
      const key = `${subgraph}.${table}`;
      reads.set(key, (reads.get(key) ?? 0) + 1);
    }
  }
  expect(reads.size).toBeGreaterThan(0);
  expect([...reads].filter(([, times]) => times > LEVELS)).toEqual([]);
});

const ADDITIVE = {
  decisionProgress: [
    'meetingsHeld',
    'assignments',
    'notStarted',
    'inProgress',
    'implemented',
    'dropped',
    'overdue',
    'notReported',
  ],
  planProgress: [
    'plansSubmitted',
    'plansExpected',
    'activities',
    'notStarted',
    'inProgress',
    'completed',
    'cancelled',
    'overdue',
    'notReported',
  ],
} as const;

test('the divisions come to what the country has', async () => {
  const country = await areaOf('BD');
  expect([country.decisionProgress['assignments'], country.planProgress['activities']]).not.toContain(0);
  for (const progress of ['decisionProgress', 'planProgress'] as const) {
    for (const measure of ADDITIVE[progress]) {
      const below = (country.children ?? []).reduce((sum, area) => sum + (area[progress][measure] ?? NaN), 0);
      // No meeting, decision or plan of the samples is the country's own.
      expect([measure, below]).toEqual([measure, country[progress][measure]]);
    }
  }
});

test('32 people at once get what each would get alone', async () => {
  const questions = ['BD', '50', '55', '5076'].flatMap((code) =>
    ['2022-23', '2023-24'].map((fy) => [code, fy] as const),
  );
  const alone = new Map<string, Buffer>();
  for (const [code, fy] of questions) alone.set(`${code} ${fy}`, (await rollUp(code, fy)).bytes);
  const together = await Promise.all(
    Array.from(
      { length: 32 },
      (_, index) => questions[index % questions.length] ?? (['BD', '2023-24'] as const),
    ).map(async ([code, fy]) => [`${code} ${fy}`, (await rollUp(code, fy)).bytes] as const),
  );
  expect(
    together.filter(([question, bytes]) => !alone.get(question)?.equals(bytes)).map(([question]) => question),
  ).toEqual([]);
});

test('a write is in the very next read, all the way up, and a second import of it changes nothing', async () => {
  const record = `mutation Record($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }`;
  for (let day = 10; day < 15; day += 1) {
    const before = await Promise.all(['BD', '50', '5076'].map((code) => areaOf(code, '2021-22')));
    const input = {
      requestId: `a-write-is-seen-${day}`,
      areaCode: '5076',
      heldOn: `2022-01-${day}`,
      publish: true,
      agendaItems: [{ decisions: [{ number: '১', text: 'সেবার তালিকা হালনাগাদ করতে হবে।' }] }],
    };
    expect(read(await askRaw(hub.url, record, { input }, hub.administrator)).data).toEqual({
      recordMeeting: { outcome: 'RECORDED' },
    });
    const after = await Promise.all(['BD', '50', '5076'].map((code) => areaOf(code, '2021-22')));
    const grew = (measure: string) =>
      after.map(
        (area, index) =>
          Number(area.decisionProgress[measure]) - Number(before[index]?.decisionProgress[measure]),
      );
    expect([grew('meetingsHeld'), grew('assignments')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  }
  const before = (await rollUp('BD')).bytes;
  expect(await importSamples('01', '03', '04')).toEqual(Array(3).fill('ALREADY_RECORDED'));
  expect((await rollUp('BD')).bytes.equals(before)).toBe(true);
});
