import { aViewer, ADMIN } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { DISTRICT_MOVES_ON, smallTree, UPAZILA_CLOSES_ON } from '../../tests/support/directory-feed';
import { migrationOf } from '../../tests/support/toy-rollup';
import { Authority } from '../auth/authority';
import { PUBLIC, type Viewer } from '../auth/viewer';
import { openDatabase, type Database } from '../database/database';
import { Directory } from '../directory/directory';
import { Loaders } from '../loaders/loaders';
import type { HubContext } from '../subgraph/hub-context';
import { addDays } from '../time/day';
import type { Delta } from './history';
import { RollupMap, RollupScope, type ProgressArguments } from './progress-arguments';
import { earlierYears, percent, progressOf, type AlsoOwn } from './progress-of';
import { Rollup } from './rollup';

const rollup = new Rollup('stone', ['stones']);

const directory = new Directory(smallTree(), 1);
const TODAY = '2023-05-20';
const YEAR = '2022-23';

const stones = (
  code: string,
  stones: number,
  changes: Partial<Delta['cell']> & { day?: string } = {},
): Delta => {
  const { day = '2022-08-01', ...cell } = changes;
  const areaId = `area-${code}`;
  return {
    cell: { basis: 'ALL', fiscalYear: YEAR, areaId, issuerId: areaId, ...cell },
    day,
    counts: { stones },
  };
};

onEachDatabase((newDatabase, kind) => {
  let database: Database;
  /** How often counts were read. */
  let reads = 0;
  beforeAll(async () => {
    database = await openDatabase({
      url: await newDatabase(),
      entities: [],
      migrations: [migrationOf(rollup)],
      onQuery: (sql) => (reads += /FROM stone_totals/.test(sql) ? 1 : 0),
    });
    await database.inTransaction((manager) =>
      rollup.apply(manager, kind, [
        stones('BD', 1),
        stones('50', 10),
        stones('5010', 100),
        stones('501020', 1000),
        stones('501033', 5000),
        stones('5010', 7, { issuerId: 'area-50' }),
        stones('5585', 20000),
        stones('558549', 300000),
        stones('5010', 3, { basis: 'PUBLISHED' }),
        stones('5010', 40, { day: '2023-04-01' }),
        stones('5585', 2, { fiscalYear: '2014-15', day: '2014-09-01' }),
        stones('501033', 4, { fiscalYear: '2014-15', day: '2014-09-01' }),
      ]),
    );
  });
  afterAll(() => database.close());

  const contextOf = (viewer: Viewer, today = TODAY): HubContext => ({
    database,
    directory,
    authority: new Authority(viewer, directory, today),
    loaders: new Loaders(),
    today,
    onOutbox: () => undefined,
    publishDue: () => Promise.resolve(),
  });
  const args = (changes: Partial<ProgressArguments & { issuedBy: string }> = {}) => ({
    fiscalYear: YEAR,
    map: RollupMap.CURRENT,
    scope: RollupScope.SUBTREE,
    ...changes,
  });
  const write = (...deltas: Delta[]): Promise<void> =>
    database.inTransaction((manager) => rollup.apply(manager, kind, deltas));
  const count = async (code: string, changes = {}, context = contextOf(ADMIN)): Promise<number> =>
    (await progressOf(context, rollup, `area-${code}`, args(changes))).counts['stones'] ?? 0;

  test("an area's number is its own and all below it", async () => {
    expect(await count('501020')).toBe(6000); // With 501033, which was closed in its favour.
    expect(await count('5010')).toBe(6147);
    expect(await count('50')).toBe(6157);
    expect(await count('55')).toBe(320000);
    expect(await count('BD')).toBe(326158);
  });

  test('by itself it is what the area alone owes', async () => {
    expect(await count('BD', { scope: RollupScope.SELF })).toBe(1);
    expect(await count('5010', { scope: RollupScope.SELF })).toBe(147);
    expect(await count('5594', { scope: RollupScope.SELF })).toBe(0);
  });

  test('issued by an area, it counts only what came from the meetings of that area', async () => {
    expect(await count('BD', { issuedBy: '50' })).toBe(17);
    expect(await count('5010', { issuedBy: '50' })).toBe(7);
    expect(await count('55', { issuedBy: '50' })).toBe(0);
  });

  test('as of a day, it is what was so at the end of that day', async () => {
    expect(await count('5010', { asOf: '2022-07-31', scope: RollupScope.SELF })).toBe(0);
    expect(await count('5010', { asOf: '2023-03-31', scope: RollupScope.SELF })).toBe(107);
    expect(await count('5010', { asOf: '2023-04-01', scope: RollupScope.SELF })).toBe(147);
  });

  test('the map of a day puts a district where it then was, and the country comes to the same on every map', async () => {
    const then = { fiscalYear: '2014-15', asOf: '2015-06-30' };
    expect(await count('50', then)).toBe(4);
    expect(await count('55', then)).toBe(2);
    const asOf = { ...then, map: RollupMap.AS_OF };
    expect(await count('50', asOf)).toBe(6);
    expect(await count('55', asOf)).toBe(0);
    for (const map of [RollupMap.CURRENT, RollupMap.AS_OF])
      expect(await count('BD', { ...then, map })).toBe(6);
  });

  test('the map of a year past is that of its last day, however late one asks', async () => {
    expect(DISTRICT_MOVES_ON > '2015-06-30').toBe(true);
    expect(await count('55', { fiscalYear: '2014-15', asOf: TODAY, map: RollupMap.AS_OF })).toBe(0);
    const closed = { fiscalYear: '2014-15', asOf: addDays(UPAZILA_CLOSES_ON, 1), map: RollupMap.AS_OF };
    expect(await count('501033', closed)).toBe(4);
    expect(await count('501020', closed)).toBe(0);
  });

  test('whoever may not see all below gets the published counts, and is told so', async () => {
    const asked = async (viewer: Viewer, code = '5010'): Promise<string> => {
      const { basis, counts } = await progressOf(contextOf(viewer), rollup, `area-${code}`, args());
      return `${basis} ${counts['stones'] ?? 0}`;
    };
    expect(await asked(PUBLIC)).toBe('PUBLISHED 3');
    expect(await asked(aViewer('PORTAL', '5010'))).toBe('PUBLISHED 3');
    expect(await asked(aViewer('ANALYST', '5010'))).toBe('ALL 6147');
    expect(await asked(aViewer('ANALYST', '50'))).toBe('ALL 6147');
    expect(await asked(aViewer('COMMISSIONER', '55'))).toBe('PUBLISHED 3');
    expect(await asked(aViewer('ANALYST', '5010'), '50')).toBe('PUBLISHED 3');
  });

  test('on an older map nobody sees unpublished counts of an area that has since left the jurisdiction', async () => {
    const asked = async (area: string, map: RollupMap): Promise<string> => {
      const context = contextOf(aViewer('COMMISSIONER', area));
      return (await progressOf(context, rollup, `area-${area}`, args({ fiscalYear: '2014-15', map }))).basis;
    };
    expect(await asked('50', RollupMap.CURRENT)).toBe('ALL');
    expect(await asked('50', RollupMap.AS_OF)).toBe('PUBLISHED');
    expect(await asked('55', RollupMap.AS_OF)).toBe('ALL');
  });

  test.each(['2023-24', '2023-2024', '২০২৩-২৪', '২০২৩–২০২৪', ' 2023/24 '])(
    '%s is a fiscal year',
    async (fiscalYear) => {
      expect((await progressOf(contextOf(PUBLIC), rollup, 'area-BD', args({ fiscalYear }))).fiscalYear).toBe(
        '2023-24',
      );
    },
  );

  test.each(['', '2023', '2023-25', '2023-2034', '23-24', 'this year', '২০২৩-২৫', '2023-24-25'])(
    '"%s" is no fiscal year: a coded error, never zeros',
    async (fiscalYear) => {
      await expect(count('BD', { fiscalYear })).rejects.toMatchObject({
        extensions: { code: 'BAD_FISCAL_YEAR' },
      });
    },
  );

  test('a day to come is refused, today is not', async () => {
    expect(await count('BD', { asOf: TODAY })).toBe(326158);
    await expect(count('BD', { asOf: addDays(TODAY, 1) })).rejects.toMatchObject({
      extensions: { code: 'DAY_IN_FUTURE' },
    });
  });

  test('what earlier years came to on the same day is told beside it, added up by the same rules', async () => {
    const context = contextOf(ADMIN);
    const earlier = async (code: string, changes = {}): Promise<number> => {
      const progress = await progressOf(context, rollup, `area-${code}`, args(changes));
      return (await earlierYears(context, rollup, progress))['stones'] ?? 0;
    };
    expect(await earlier('BD')).toBe(6);
    expect(await earlier('55')).toBe(2);
    expect(await earlier('55', { asOf: '2014-08-31' })).toBe(0);
    expect(await earlier('BD', { fiscalYear: '2014-15' })).toBe(0);
    expect(await earlier('BD', { issuedBy: '5585' })).toBe(2);
  });

  test('an issuer whose code nobody ever held is refused, and so is none at all', async () => {
    for (const issuedBy of ['99', ''])
      await expect(count('BD', { issuedBy })).rejects.toMatchObject({ extensions: { code: 'UNKNOWN_AREA' } });
  });

  test('all areas of one question share one read of the counts; another question has its own', async () => {
    const context = contextOf(PUBLIC);
    const before = reads;
    const codes = directory.allAreas().map(({ id }) => id.slice('area-'.length));
    await Promise.all(codes.map((code) => count(code, { asOf: '2023-01-02' }, context)));
    expect(reads - before).toBe(1);
    await Promise.all(
      codes.flatMap((code) => [
        count(code, { asOf: '2023-01-03' }, context),
        count(code, { asOf: '2023-01-02' }, context),
      ]),
    );
    expect(reads - before).toBe(2);
  });

  test('another request reads the counts again only where some of that year were written meanwhile', async () => {
    const asked = { asOf: '2023-01-04' };
    await count('BD', asked);
    const before = reads;
    const first = await count('50', asked);
    await write(stones('5010', 1, { fiscalYear: '2021-22' }));
    expect(await count('50', asked)).toBe(first);
    expect(reads - before).toBe(0);
    await write(stones('5010', 1));
    expect(await count('50', asked)).toBe(first + 1);
    expect(reads - before).toBe(1);
    await write(stones('5010', -1), stones('5010', -1, { fiscalYear: '2021-22' }));
    expect(await count('50', asked)).toBe(first);
  });

  test('what is also counted for each area is added up the tree with the rest', async () => {
    const alsoOwn: AlsoOwn = () => (areaId, counts) => ({
      pebbles: areaId === 'area-501033' ? 1 : 0,
      boulders: (counts['stones'] ?? 0) >= 1000 ? 1 : 0,
    });
    const { counts } = await progressOf(contextOf(ADMIN), rollup, 'area-50', args(), alsoOwn);
    expect(counts).toEqual({ stones: 6157, pebbles: 1, boulders: 2 });
  });
});

test('a percentage has one decimal, and none where there is nothing to divide by', () => {
  expect([percent(1, 3), percent(2, 3), percent(0, 5), percent(5, 5), percent(1, 2000)]).toEqual([
    33.3, 66.7, 0, 100, 0.1,
  ]);
  expect([percent(0, 0), percent(3, 0), percent(0, -1)]).toEqual([null, null, null]);
});
