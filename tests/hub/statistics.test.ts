import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { askRaw, read } from '../support/stored-operations';

const DECISIONS =
  'assignments notStarted inProgress implemented dropped overdue notReported reported claimed verified disputed undated';
const ACTIVITIES =
  'activities notStarted inProgress completed cancelled overdue notReported reported claimed verified disputed undated';
const page = readFileSync(join(projectRoot, 'docs/analysts.md'), 'utf8');

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  const importing = new Hub(`${hub.url}/graphql`, hub.administrator);
  const areas = await importing.areas();
  const samples = join(projectRoot, 'samples');
  for (const name of readdirSync(samples).filter((each) => each.endsWith('.txt')))
    await importPaper(join(samples, name), importing, areas, { publish: true, dryRun: false });
}, 240_000);
afterAll(() => hub.close());

async function answerTo(query: string) {
  const { data, errors, extensions } = read(await askRaw(hub.url, query)) as ReturnType<typeof read> & {
    extensions: { cost: { cost: number; limit: number } };
  };
  expect(errors).toBeUndefined();
  return { data, cost: extensions.cost };
}

test.each([...page.matchAll(/```graphql\n([^`]+)```/g)].map(([, query = '']) => [query.slice(0, 60), query]))(
  'docs/analysts.md: the public may ask %s, and the sample papers answer it',
  async (_, query) => {
    const { data, cost } = await answerTo(query);
    const [list] = Object.values(data as Record<string, { totalCount: number; edges: unknown[] }>);
    expect(list?.totalCount).toBeGreaterThan(0);
    expect(list?.edges.length).toBe(Math.min(list?.totalCount ?? 0, 100));
    expect(cost.cost).toBeLessThan(cost.limit / 2);
  },
);

test.each([
  ['decisionStatistics', 'decisionProgress', DECISIONS, '50', 'TOPIC', 96],
  ['decisionStatistics', 'decisionProgress', DECISIONS, 'BD', 'ISSUER', 100],
  ['activityStatistics', 'planProgress', ACTIVITIES, '55', 'MONTH', null],
])(
  'through the gateway the districts of %s add up to %s of the area above them',
  async (statistics, progress, measures, code, key, whole) => {
    const { data } = await answerTo(`{
      area(code: "${code}") { progress: ${progress}(fiscalYear: "2023-24", asOf: "2024-06-30") { ${measures} } }
      rows: ${statistics}(groupBy: [AREA_DISTRICT, ${key}], dateField: DUE, asOf: "2024-06-30", first: 100,
        filter: { within: "${code}", fiscalYear: "2023-24" }) { totalCount edges { node { ${measures} } } } }`);
    const rows: Record<string, number>[] = data.rows.edges.map(({ node }: any) => node);
    expect([data.rows.totalCount, rows.length > 3]).toEqual([rows.length, true]);
    const sum = (measure: string): number => rows.reduce((total, row) => total + (row[measure] ?? 0), 0);
    const sums = Object.fromEntries(measures.split(' ').map((measure) => [measure, sum(measure)]));
    expect(sums).toEqual(data.area.progress);
    if (whole !== null) expect(sums['assignments']).toBe(whole);
  },
);

test('a page of statistics costs its weight and its rows, and a longer one than the public may ask is refused', async () => {
  const asked = (first: number): string =>
    `{ decisionStatistics(groupBy: [TOPIC], first: ${first}) { edges { node { assignments } } } }`;
  const { cost } = await answerTo(asked(10));
  expect(cost.cost).toBe(100 + 1 + 10 + 10);
  const { status, bytes } = await askRaw(hub.url, asked(101));
  expect([status, read({ status, bytes }).errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_LARGE']);
});
