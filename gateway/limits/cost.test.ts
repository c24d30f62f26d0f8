import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { projectRoot } from '../../lib/project-root';
import { readSupergraph } from '../supergraph';
import { costCounter, type Cost } from './cost';
import { fieldSizes } from './field-sizes';
import { LIMITS } from './limits';
import { measure } from './measure';
import { BELOW } from './tree-sizes';

const count = costCounter(readSupergraph());

function costOf(query: string, variables: Record<string, unknown> = {}): Cost {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return count(document, operation, variables);
}
const points = (query: string, variables?: Record<string, unknown>) => costOf(query, variables).points;

/** The fixed roll-up of the country with the upazilas below it: 568 areas, each with both progress objects. */
const WHOLE_COUNTRY = `query ($code: ID!, $fy: String!) { area(code: $code) { ...A parent { code }
    children { ...A children { ...A children { ...A } } } } }
  fragment A on Area { code level nameEn nameBn decisionProgress(fiscalYear: $fy) { assignments asOf }
    planProgress(fiscalYear: $fy) { activities asOf } }`;

describe('the tree', () => {
  test('the roll-up of the whole country costs each of its 568 areas, its two objects and eight reads', () => {
    expect(points(WHOLE_COUNTRY)).toBe(568 * 3 + 1 + 8 * 4);
    expect(points(WHOLE_COUNTRY)).toBeLessThanOrEqual(LIMITS.PUBLIC.cost);
  });

  test('a chain of children costs at most the areas there are, however long it is', () => {
    const chain = (length: number) => `${'children { '.repeat(length)}code${' }'.repeat(length)}`;
    const of = (length: number) => points(`{ area(code: "BD") { ${chain(length)} } }`);
    expect([1, 2, 3, 4, 40].map(of)).toEqual([18, 142, 568, 568, 568]);
  });

  test('going up begins the chain anew', () => {
    const once = points('{ area(code: "BD") { children { children { children { code } } } } }');
    const again = points('{ area(code: "BD") { parent { children { children { children { code } } } } } }');
    expect(again).toBe(once + 1);
    const upAndDown =
      '{ area(code: "55") { children { parent { children { children { children { code } } } } } } }';
    expect(points(upAndDown)).toBeGreaterThan(LIMITS.PUBLIC.cost);
    const climbing =
      '{ area(code: "559408") { ancestors { descendants { ancestors { descendants { code } } } } } }';
    expect(points(climbing)).toBeGreaterThan(LIMITS.ANALYST.cost);
  });

  test('no area has more below it than the table of the tree says, today', () => {
    const rows = readFileSync(join(projectRoot, 'subgraphs/organisation/data/areas.csv'), 'utf8').split('\n');
    const areas = rows
      .slice(1)
      .filter(Boolean)
      .map((row) => row.split(','));
    const below = (codes: readonly (string | undefined)[]) =>
      areas.filter(([, , parent]) => codes.includes(parent)).map(([, code]) => code);
    const most = ['COUNTRY', 'DIVISION', 'DISTRICT', 'UPAZILA'].map((level) => {
      const sizes = areas
        .filter((area) => area[3] === level)
        .map(([, code]) => {
          const steps = [[code]];
          while (steps.at(-1)?.length) steps.push(below(steps.at(-1) ?? []));
          return steps.map((step) => step.length);
        });
      return [0, 1, 2, 3].map((step) => Math.max(0, ...sizes.map((each) => each[step] ?? 0)));
    });
    expect(most[0]).toEqual(BELOW[0]);
    for (const [level, steps] of most.entries())
      for (const [step, areas] of steps.entries())
        expect(areas).toBeLessThanOrEqual(BELOW[level]?.[step] ?? 0);
  });
});

describe('lists', () => {
  test('a page costs what "first" says: as a number, a variable, its default or that of the field', () => {
    const page = (first: string, head = '') => `${head}{ meetings${first} { edges { node { id } } } }`;
    expect(points(page('(first: 7)'))).toBe(1 + 7 * 2);
    expect(points(page('(first: $n)', 'query ($n: Int) '), { n: 30 })).toBe(1 + 30 * 2);
    expect(points(page('(first: $n)', 'query ($n: Int = 9) '))).toBe(1 + 9 * 2);
    expect(points(page('(first: $n)', 'query ($n: Int) '))).toBe(1 + 20 * 2);
    expect(points(page(''))).toBe(1 + 20 * 2);
    expect(points(page('(first: -5)'))).toBe(1);
  });

  test('the longest page is told, wherever it stands', () => {
    expect(
      costOf('{ area(code: "55") { ...M } } fragment M on Area { meetings(first: 321) { totalCount } }').page,
    ).toBe(321);
    expect(costOf('query ($n: Int!) { meetings(first: $n) { totalCount } }', { n: 2_147_483_647 }).page).toBe(
      2_147_483_647,
    );
  });

  test('pages within pages multiply', () => {
    const nest =
      '{ assignments(first: 50) { edges { node { area { assignments(first: 50) { edges { node { id } } } } } } } }';
    expect(points(nest)).toBe(1 + 50 * (1 + 1 + 1 + 1 + 50 * 2));
  });

  test('every list of the contract says how long it is', () => {
    const { types } = fieldSizes(readSupergraph());
    const unsaid = [...types].flatMap(([type, fields]) =>
      [...fields].flatMap(([name, { list, size }]) =>
        list && size === undefined ? [`${type}.${name}`] : [],
      ),
    );
    expect(unsaid).toEqual([]);
  });
});

describe('reads', () => {
  const series = (which: string, from: string, more = '', fields = 'asOf') =>
    `{ area(code: "BD") { ${which}(from: "${from}", to: "2024-06-30"${more}) { ${fields} } } }`;

  test('a series costs an object and a read a point, by its span and interval', () => {
    expect(points(series('decisionProgressSeries', '2023-07-01'))).toBe(1 + 12 * 5);
    expect(points(series('planProgressSeries', '2013-07-01', ', interval: FISCAL_YEAR'))).toBe(1 + 12 * 5);
    expect(points(series('planProgressSeries', '1900-01-01'))).toBe(1 + 132 * 5);
    expect(points(series('planProgressSeries', 'no day'))).toBe(1 + 132 * 5);
    expect(points(series('planProgressSeries', '২০২৩-০৭-০১'))).toBe(1 + 12 * 5);
  });

  test('what was open before costs one read for all areas, and one for each point of a series', () => {
    const open = 'openFromEarlierYears';
    const all = '{ area(code: "BD") { children { decisionProgress(fiscalYear: "2023-24") { F } } } }';
    expect(points(all.replace('F', `assignments ${open}`)) - points(all.replace('F', 'assignments'))).toBe(4);
    const year = (fields: string) => points(series('decisionProgressSeries', '2023-07-01', '', fields));
    expect(year(`asOf ${open}`) - year('asOf')).toBe(12 * 4);
  });

  test('what once held the hub for seconds is beyond everybody but an analyst', () => {
    const aliases = Array.from(
      { length: 28 },
      (_, index) => `a${index}: decisionProgressSeries(from: "2013-07-01", to: "2024-06-30") { asOf }`,
    );
    expect(points(`{ area(code: "BD") { ${aliases.join(' ')} } }`)).toBeGreaterThan(LIMITS.SIGNED_IN.cost);
  });
});

describe('counting itself', () => {
  const tower = (height: number, arms: number) => {
    const floors = Array.from({ length: height }, (_, floor) => {
      const above = floor + 1 < height ? `...F${floor + 1}` : 'code';
      const each = Array.from(
        { length: arms },
        (__, arm) => `a${arm}: children { ${above} } b${arm}: parent { ${above} }`,
      );
      return `fragment F${floor} on Area { ${each.join(' ')} }`;
    });
    return `{ area(code: "BD") { ...F0 } } ${floors.join(' ')}`;
  };

  test('takes no longer than reading: fragments that unfold to 10^30 fields are counted at once', () => {
    const document = parse(tower(30, 5));
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    expect(measure(document, operation).selections).toBeGreaterThan(1e29);
    expect(count(document, operation, {}).points).toBeGreaterThan(1e20);
  });

  test('nor does going up and down again and again, within each other', () => {
    const way = (steps: number): string => (steps ? `parent { children { ${way(steps - 1)} } }` : 'code');
    expect(points(`{ area(code: "BD") { ${way(60)} } }`)).toBeGreaterThan(LIMITS.ANALYST.cost);
  });

  test('ends with fragments within themselves, unknown fields and unknown types', () => {
    const strange = `{ area(code: "BD") { ...F nowhere { children { code } } } nothing }
      fragment F on Area { children { ...F } ...F ... on Nowhere { x { y } } }`;
    expect(points(strange)).toBeLessThan(1000);
    const operation = getOperationAST(parse(strange));
    if (!operation) throw new Error('no operation');
    expect(measure(parse(strange), operation).selections).toBeLessThan(20);
  });

  test('a variable with a name of every object is a variable like any other', () => {
    expect(
      points(
        'query ($__proto__: Int = 5, $constructor: Int) { meetings(first: $__proto__) { edges { node { id } } } }',
      ),
    ).toBe(11);
    expect(points('query ($toString: Int) { meetings(first: $toString) { edges { node { id } } } }')).toBe(
      41,
    );
  });
});
