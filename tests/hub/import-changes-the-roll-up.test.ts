import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { knownAreas } from '../../documents/known-areas';
import { readText } from '../../documents/read/text';
import type { PaperReading } from '../../documents/recognise/paper-reading';
import { recognisePaper } from '../../documents/recognise/recognise-paper';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { PapersByHand, type Counts } from '../support/papers-by-hand';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { askRaw, read } from '../support/stored-operations';

const ROLLUP = readFileSync(join(projectRoot, 'tests/operations/01-roll-up-country.graphql'), 'utf8');
const DIVISIONS = ['10', '20', '30', '40', '45', '50', '55', '60'];
const samples = join(projectRoot, 'samples');
const seeds = resolve(projectRoot, '../shared/seeds');
if (!existsSync(seeds)) console.log(`Skipped: the real papers are not at ${seeds}; the samples are tested.`);

interface Area extends Counts {
  readonly code: string;
  readonly children?: readonly Area[];
}

let hub: TestHub;
const byHand = new PapersByHand();
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub.close());

/** The country down to its upazilas: the roll-up of the country, and that of each division. */
async function rollUp(fy: string): Promise<Area> {
  const [country, ...children] = await Promise.all(
    ['BD', ...DIVISIONS].map(async (code) => {
      const { data, errors } = read(await askRaw(hub.url, ROLLUP, { code, fy }));
      expect(errors).toBeUndefined();
      return (data as { area: Area }).area;
    }),
  );
  return { ...(country as Area), children };
}

/** What each area's number grew by, where it did. */
function growth(before: Area, after: Area): Record<string, Record<string, number>> {
  const grown: Record<string, Record<string, number>> = {};
  const compare = (was: Area, is: Area): void => {
    const own = byHand.difference(was, is);
    if (Object.keys(own).length) grown[is.code] = own;
    is.children?.forEach((child, index) => {
      compare(was.children?.[index] as Area, child);
    });
  };
  compare(before, after);
  return grown;
}

/** Imports a paper and says what grew by it and what by the paper should have. */
async function importing(file: string, reading: PaperReading) {
  const fy = reading.fiscalYear ?? '';
  const before = await rollUp(fy);
  const expectedBefore = byHand.countsIn(before, fy);
  const graphql = new Hub(`${hub.url}/graphql`, hub.administrator);
  const { outcome } = await importPaper(file, graphql, await graphql.areas(), {
    publish: true,
    dryRun: false,
  });
  expect(outcome).toBe('RECORDED');
  byHand.enter(reading, before);
  const after = await rollUp(fy);
  const own = reading.kind === 'PROGRESS_REPORT' ? reading.meetingArea : reading.area;
  const elsewhere = ({ children = [] }: Area) => children.filter(({ code }) => !own?.startsWith(code));
  return {
    grown: growth(before, after),
    wanted: growth(expectedBefore, byHand.countsIn(before, fy)),
    otherDivisions: [elsewhere(before), elsewhere(after)] as const,
  };
}

const answers = JSON.parse(readFileSync(join(samples, 'answers.json'), 'utf8')) as Record<
  string,
  PaperReading
>;

test.each([
  ['01', '50', { meetingsHeld: 1, assignments: 95, notReported: 95, overdue: 9 }],
  ['02', '50', { assignments: 1, inProgress: 3, implemented: 1, notReported: -4, overdue: -1 }],
  ['03', '55', { meetingsHeld: 1, assignments: 4, notReported: 4, overdue: 2 }],
  ['04', '55', { plansSubmitted: 1, activities: 12, 'overdue of plans': 12 }],
])(
  'sample %s changes division %s by what it says, area by area, and no other',
  async (number, code, figures) => {
    const name = Object.keys(answers).find((each) => each.startsWith(number)) ?? '';
    const { grown, wanted, otherDivisions } = await importing(
      join(samples, name),
      answers[name] as PaperReading,
    );
    expect(grown[code]).toMatchObject(figures);
    expect(grown).toEqual(wanted);
    expect(grown['BD']).toEqual(grown[code]);
    expect(otherDivisions[1]).toEqual(otherDivisions[0]);
  },
);

(existsSync(seeds) ? test.each : test.skip.each)(['000', '001', '002', '003'])(
  'real paper %s changes its division by what it says, area by area, and no other',
  async (number) => {
    const file = join(seeds, readdirSync(seeds).find((name) => name.startsWith(number)) ?? '');
    const reading = recognisePaper(readText(readFileSync(file)), knownAreas());
    const { grown, wanted, otherDivisions } = await importing(file, reading);
    expect(Object.keys(grown).length).toBeGreaterThanOrEqual(3);
    expect(grown).toEqual(wanted);
    expect(otherDivisions[1]).toEqual(otherDivisions[0]);
  },
);
