import { onEachDatabase } from '../../tests/support/databases';
import { migrationOf } from '../../tests/support/toy-rollup';
import { openDatabase, type Database } from '../database/database';
import { addDays } from '../time/day';
import { changeOf, type Cell, type Delta, type Version } from './history';
import { Rollup } from './rollup';

const rollup = new Rollup('stone', ['stones', 'stillOpen', 'overdue']);

const cellOf = (areaId: string, changes: Partial<Cell> = {}): Cell => ({
  basis: 'ALL',
  fiscalYear: '2022-23',
  areaId,
  issuerId: areaId,
  ...changes,
});
const aVersion = (areaId: string, from: string, changes: Partial<Version> = {}): Version => ({
  from,
  cell: cellOf(areaId),
  counts: { stones: 1, stillOpen: 1 },
  openDues: [],
  ...changes,
});

onEachDatabase((newDatabase, kind) => {
  let database: Database;
  const statements: string[] = [];
  beforeEach(async () => {
    database = await openDatabase({
      url: await newDatabase(),
      entities: [],
      migrations: [migrationOf(rollup)],
      onQuery: (sql) => statements.push(sql),
    });
    statements.length = 0;
  });
  afterEach(() => database.close());
  const apply = (deltas: readonly Delta[]): Promise<void> =>
    database.inTransaction((manager) => rollup.apply(manager, kind, deltas));
  const read = async (on: string, basis: Cell['basis'] = 'ALL', fiscalYear = '2022-23') => {
    const own = await rollup.read(database.reader, basis, fiscalYear, on);
    return Object.fromEntries(own.map(({ areaId, counts }) => [areaId, counts]));
  };

  test('what was counted is read for any day: past, present and to come', async () => {
    await apply(
      changeOf(
        [],
        [
          aVersion('a', '2022-08-01', { openDues: ['2022-08-31'] }),
          aVersion('a', '2022-10-01', { counts: { stones: 1 } }),
        ],
      ),
    );
    expect(await read('2022-07-31')).toEqual({ a: { stones: 0, stillOpen: 0, overdue: 0 } });
    expect(await read('2022-08-31')).toEqual({ a: { stones: 1, stillOpen: 1, overdue: 0 } });
    expect(await read('2022-09-01')).toEqual({ a: { stones: 1, stillOpen: 1, overdue: 1 } });
    expect(await read('2022-10-01')).toEqual({ a: { stones: 1, stillOpen: 0, overdue: 0 } });
    expect(await read('2999-01-01')).toEqual({ a: { stones: 1, stillOpen: 0, overdue: 0 } });
  });

  test('bases and fiscal years are counted apart, issuers side by side', async () => {
    const counted = (cell: Cell): Delta => ({ cell, day: '2022-08-01', counts: { stones: 1 } });
    await apply([
      counted(cellOf('a')),
      counted(cellOf('a', { issuerId: 'above' })),
      counted(cellOf('a', { basis: 'PUBLISHED' })),
      counted(cellOf('a', { fiscalYear: '2023-24' })),
    ]);
    const own = await rollup.read(database.reader, 'ALL', '2022-23', '2022-12-01');
    expect(
      own.map(({ areaId, issuerId, counts }) => `${areaId} ${issuerId} ${counts['stones']}`).sort(),
    ).toEqual(['a a 1', 'a above 1']);
    expect(await read('2022-12-01', 'PUBLISHED')).toMatchObject({ a: { stones: 1 } });
    expect(await read('2022-12-01', 'PUBLISHED', '2023-24')).toEqual({});
  });

  test('what is added in many steps equals what is added in one, more rows than a statement takes included', async () => {
    const histories = Array.from({ length: 400 }, (_, index) => [
      aVersion(`area-${index % 350}`, addDays('2022-07-01', index % 37), {
        openDues: [addDays('2022-08-01', index % 50)],
      }),
      aVersion(`area-${index % 350}`, addDays('2022-09-01', index % 41), { counts: { stones: 1 } }),
    ]);
    await apply(histories.flatMap((history) => changeOf([], history)));
    const inserts = statements.filter((sql) => sql.startsWith('INSERT INTO stone_ledger'));
    expect(inserts.length).toBeGreaterThan(1);
    const inOne = await rollup.snapshot(database.reader);

    await database.inTransaction((manager) => rollup.clear(manager, kind));
    expect(await rollup.snapshot(database.reader)).toEqual([]);
    for (let start = 0; start < histories.length; start += 80) {
      const part = histories.slice(start, start + 80);
      await apply(part.flatMap((history) => changeOf([], history.slice(0, 1))));
      await apply(part.flatMap((history) => changeOf(history.slice(0, 1), history)));
    }
    expect(await rollup.snapshot(database.reader)).toEqual(inOne);
    expect(inOne.length).toBeGreaterThan(1000);
  });

  test('what is taken back leaves nothing to be told', async () => {
    const history = [aVersion('a', '2022-08-01', { openDues: ['2022-08-31'] })];
    await apply(changeOf([], history));
    await apply(changeOf(history, []));
    expect(await rollup.snapshot(database.reader)).toEqual([]);
    expect(await read('2022-12-01')).toEqual({ a: { stones: 0, stillOpen: 0, overdue: 0 } });
  });

  test('a count goes with the transaction of its act: undone with it, unseen before it', async () => {
    const counted = database.inTransaction(async (manager) => {
      await rollup.apply(manager, kind, changeOf([], [aVersion('a', '2022-08-01')]));
      expect(await read('2022-12-01')).toEqual({});
      throw new Error('undone');
    });
    await expect(counted).rejects.toThrow('undone');
    expect(await rollup.snapshot(database.reader)).toEqual([]);
  });

  test('counts of many writers at once add up', async () => {
    const areas = ['a', 'b', 'c', 'd'];
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        apply(
          [...areas.slice(index % 4), ...areas.slice(0, index % 4)].flatMap((area) =>
            changeOf([], [aVersion(area, '2022-08-01')]),
          ),
        ),
      ),
    );
    const own = await read('2022-12-01');
    expect(areas.map((area) => own[area]?.['stones'])).toEqual([24, 24, 24, 24]);
  });

  test('reading is one statement, whatever there is', async () => {
    await apply(changeOf([], [aVersion('a', '2022-08-01'), aVersion('b', '2022-09-01')]));
    statements.length = 0;
    await read('2022-08-15');
    expect(statements).toHaveLength(1);
  });
});
