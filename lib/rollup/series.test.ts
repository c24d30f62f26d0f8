import { ADMIN } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import { smallTree } from '../../tests/support/directory-feed';
import { randomNumbers } from '../../tests/support/random-numbers';
import { migrationOf } from '../../tests/support/toy-rollup';
import { Authority } from '../auth/authority';
import { openDatabase, type Database } from '../database/database';
import { Directory } from '../directory/directory';
import { Loaders } from '../loaders/loaders';
import type { HubContext } from '../subgraph/hub-context';
import { addDays } from '../time/day';
import { changeOf } from './history';
import { RollupMap, RollupScope } from './progress-arguments';
import { progressOf } from './progress-of';
import { Rollup } from './rollup';
import { MOST_POINTS, seriesDays, SeriesInterval, seriesOf } from './series';

const { MONTH, QUARTER, FISCAL_YEAR } = SeriesInterval;
const TODAY = '2023-05-20';

describe('the days of a series', () => {
  test('are the ends of its intervals, and its own last day', () => {
    expect(seriesDays('2022-11-30', '2023-02-10', MONTH)).toEqual([
      '2022-11-30',
      '2022-12-31',
      '2023-01-31',
      '2023-02-10',
    ]);
    expect(seriesDays('2022-08-05', '2023-03-31', QUARTER)).toEqual([
      '2022-09-30',
      '2022-12-31',
      '2023-03-31',
    ]);
    expect(seriesDays('2021-06-30', TODAY, FISCAL_YEAR)).toEqual(['2021-06-30', '2022-06-30', TODAY]);
    expect(seriesDays(TODAY, TODAY, MONTH)).toEqual([TODAY]);
  });

  test('are at most eleven years of months, and never run backwards', () => {
    expect(seriesDays('2013-05-20', TODAY, MONTH)).toHaveLength(121);
    expect(() => seriesDays(addDays(TODAY, 1), TODAY, MONTH)).toThrow(/before it begins/);
    expect(() => seriesDays('1990-01-01', TODAY, MONTH)).toThrow(`${MOST_POINTS} points`);
  });
});

const rollup = new Rollup('stone', ['stones', 'overdue']);

onEachDatabase((newDatabase, kind) => {
  const directory = new Directory(smallTree(), 1);
  const ids = directory.allAreas().map(({ id }) => id);
  let database: Database;
  /** The statements that read counts by day. */
  const ledgerReads: string[] = [];
  const contextNow = (): HubContext => ({
    database,
    directory,
    authority: new Authority(ADMIN, directory, TODAY),
    loaders: new Loaders(),
    today: TODAY,
    onOutbox: () => undefined,
    publishDue: () => Promise.resolve(),
  });

  beforeAll(async () => {
    database = await openDatabase({
      url: await newDatabase(),
      entities: [],
      migrations: [migrationOf(rollup)],
      onQuery: (sql) => void (/FROM .*stone_ledger l/.test(sql) && ledgerReads.push(sql)),
    });
    const random = randomNumbers(7);
    const below = (limit: number): number => Math.floor(random() * limit);
    const histories = Array.from({ length: 200 }, () => {
      const year = 2013 + below(10);
      const from = addDays(`${year}-07-01`, below(360));
      const areaId = ids[below(ids.length)] ?? '';
      const coverId = below(4) ? '' : (ids[below(ids.length)] ?? '');
      const fiscalYear = `${year}-${String(year + 1).slice(2)}`;
      const cell = { basis: 'ALL' as const, fiscalYear, areaId, issuerId: areaId, coverId };
      const open = { from, cell, counts: { stones: 1 }, openDues: [addDays(from, below(300))] };
      const later = { ...open, from: addDays(from, below(500)), openDues: [] };
      return changeOf([], [open, later]);
    });
    await database.inTransaction((manager) => rollup.apply(manager, kind, histories.flat()));
  });
  afterAll(() => database.close());

  test('a series that is made anew lets others have their turn between its years', async () => {
    let done = false;
    let turns = 0;
    const others = (): void => {
      turns += 1;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    const args = { from: '2013-07-01', interval: MONTH, map: RollupMap.CURRENT, scope: RollupScope.SUBTREE };
    await seriesOf(contextNow(), rollup, 'area-BD', args);
    done = true;
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  test('a series that was asked before reads no counts, however many areas ask; one of which an area changed, only its own', async () => {
    const args = { from: '2013-07-01', interval: MONTH, map: RollupMap.CURRENT, scope: RollupScope.SUBTREE };
    const asked = { ...args, to: '2023-04-30' };
    const all = async (): Promise<number> => {
      const before = ledgerReads.length;
      const context = contextNow();
      await Promise.all(ids.map((id) => seriesOf(context, rollup, id, asked)));
      return ledgerReads.length - before;
    };
    await all();
    expect(await all()).toBe(0);
    const cell = { basis: 'ALL' as const, fiscalYear: '2020-21', areaId: 'area-5010', issuerId: 'area-5010' };
    const delta = { cell, day: '2020-09-09', counts: { stones: 1 } };
    await database.inTransaction((manager) => rollup.apply(manager, kind, [delta]));
    expect(await all()).toBe(1);
    expect(ledgerReads.at(-1)).toMatch(/l\.area_id = areas\.area_id/);
    expect(await all()).toBe(0);
  });

  test.each([MONTH, QUARTER, FISCAL_YEAR])(
    'each point by %s is what the roll-up of its year gives for its day, on either map',
    async (interval) => {
      for (const map of [RollupMap.CURRENT, RollupMap.AS_OF]) {
        const context = contextNow();
        const args = { from: '2013-07-01', interval, map, scope: RollupScope.SUBTREE };
        const series = await Promise.all(ids.map((id) => seriesOf(context, rollup, id, args)));
        expect(series.flat().some(({ counts }) => (counts['overdue'] ?? 0) > 1)).toBe(true);
        const points = series.flat();
        const expected = await Promise.all(
          points.map(({ areaId, fiscalYear, asOf }) =>
            progressOf(context, rollup, areaId, { fiscalYear, asOf, map, scope: RollupScope.SUBTREE }),
          ),
        );
        for (const [at, { areaId, asOf, counts }] of points.entries())
          for (const measure of rollup.measures)
            expect([areaId, asOf, counts[measure] ?? 0]).toEqual([
              areaId,
              asOf,
              expected[at]?.counts[measure] ?? 0,
            ]);
      }
    },
    120_000,
  );

  test('a day to come is refused', async () => {
    const args = {
      from: TODAY,
      to: '2024-01-01',
      interval: MONTH,
      map: RollupMap.CURRENT,
      scope: RollupScope.SELF,
    };
    await expect(seriesOf(contextNow(), rollup, 'area-BD', args)).rejects.toMatchObject({
      extensions: { code: 'DAY_IN_FUTURE' },
    });
  });
});
