import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { askRaw, read } from '../support/stored-operations';

const page = readFileSync(join(projectRoot, 'docs/measures.md'), 'utf8');

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  const importing = new Hub(`${hub.url}/graphql`, hub.administrator);
  const areas = await importing.areas();
  const samples = join(projectRoot, 'samples');
  for (const name of readdirSync(samples).filter((each) => each.endsWith('.txt')))
    await importPaper(join(samples, name), importing, areas, { publish: true, dryRun: false });
}, 120_000);
afterAll(() => hub.close());

/** The measures of the page's table under that heading, with the figure of one of its columns. */
function figures(heading: string, column: string): Record<string, number | null> {
  const section = page.slice(page.indexOf(`\n${heading}\n`)).split(/\n##+ /)[1] ?? '';
  const rows = section
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? [line.split('|').slice(1, -1)] : []));
  const at = rows[0]?.findIndex((cell) => cell.trim() === column) ?? -1;
  expect(at).toBeGreaterThan(2);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const measure = /^ `(\w+)` $/.exec(row[0] ?? '')?.[1];
      // "1 ÷ 96 = 1.0": the figure is what it comes to.
      const figure = row[at]?.split('=').at(-1)?.trim() ?? '';
      if (!measure || figure === '') return [];
      return [[measure, figure === '`null`' ? null : Number(figure)]];
    }),
  );
}

async function answerOf(code: string, progress: string, measures: readonly string[]): Promise<unknown> {
  const query = `query ($code: ID!) {
    area(code: $code) { progress: ${progress}(fiscalYear: "2023-24") { ${measures.join(' ')} } } }`;
  const { data, errors } = read(await askRaw(hub.url, query, { code }));
  expect(errors).toBeUndefined();
  return (data as { area: { progress: unknown } }).area.progress;
}

test.each([
  ['## Decisions: `DecisionProgress`', 'Rajshahi (`50`)', '50', 'decisionProgress'],
  ['## Decisions: `DecisionProgress`', 'Pabna (`5076`)', '5076', 'decisionProgress'],
  ['## Decisions: `DecisionProgress`', 'Sirajganj (`5088`)', '5088', 'decisionProgress'],
  ['## Plans: `PlanProgress`', 'sample, today', '5549', 'planProgress'],
])(
  'docs/measures.md, %s: the figures of %s are the answers of the hub',
  async (heading, column, code, progress) => {
    const told = figures(heading, column);
    expect(Object.keys(told).length).toBeGreaterThan(15);
    expect(await answerOf(code, progress, Object.keys(told))).toEqual(told);
  },
);

test('the text on a day and on the year after gives the numbers of the hub', async () => {
  const query = `{
    area(code: "50") {
      ${['2023-11-15', '2023-11-16', '2023-12-20', '2024-05-31']
        .map((day, index) => `d${index}: decisionProgress(fiscalYear: "2023-24", asOf: "${day}") { overdue }`)
        .join('\n')}
      next: decisionProgress(fiscalYear: "2024-25") { assignments openFromEarlierYears }
    }
  }`;
  const { data, errors } = read(await askRaw(hub.url, query, {}));
  expect(errors).toBeUndefined();
  expect(page).toContain('On 15 November 2023 nothing is overdue. On the 16th eight districts are');
  expect(page).toContain('On 20 December Pabna reports it sent: 7. On 31 May 2024 the division');
  expect(page).toContain('Rajshahi has no assignment in 2024-25, and 95 in `openFromEarlierYears`');
  expect(data).toEqual({
    area: {
      d0: { overdue: 0 },
      d1: { overdue: 8 },
      d2: { overdue: 7 },
      d3: { overdue: 8 },
      next: { assignments: 0, openFromEarlierYears: 95 },
    },
  });
});
