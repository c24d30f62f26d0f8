import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ChangingDirectory } from '../../tests/support/changing-directory';
import { onEachDatabase } from '../../tests/support/databases';
import { smallTree } from '../../tests/support/directory-feed';
import { randomNumbers } from '../../tests/support/random-numbers';
import { openDatabase, type Database } from '../database/database';
import { Directory } from '../directory/directory';
import { addDays } from '../time/day';
import { RestsOn, withoutTakenIn } from '../subgraph/rests-on';
import { everWithin } from './ever-within';
import { readRollupPart, writeRollupPart } from './rollup-part';
import { RollupStamps } from './rollup-stamps';
import { stampReader } from './stamp-reader';

const directory = new Directory(smallTree(), 1);
const part = (areaId: string, years = '2022-23', basis = 'ALL'): string =>
  writeRollupPart({ directory, today: '2023-05-20' }, { rollup: 'stone', years, basis, areaId });

test('whatever counts in the number of an area on any day, by whatever tree, is ever within it', () => {
  const changing = new ChangingDirectory();
  const random = randomNumbers(7);
  let looked = 0;
  const missed: string[] = [];
  for (let change = 0; change < 20; change += 1) {
    changing.changeAtRandom(random, addDays('2023-05-20', -Math.floor(random() * 3000)));
    const tree = new Directory(changing.records, change);
    for (const { id } of tree.allAreas())
      for (const on of ['1990-01-01', '2015-09-30', '2021-03-01', '2022-12-31', '2023-05-20'])
        for (const within of tree.countedWithin(id, on)) {
          looked += 1;
          if (!everWithin(tree, id).has(within)) missed.push(`${within} in ${id} on ${on}`);
        }
  }
  expect(looked).toBeGreaterThan(1000);
  expect(missed).toEqual([]);
});

test('a part is read as it was written, and nothing else is one', () => {
  const written = part('area-50', '<2022-23', 'PUBLISHED');
  expect(written).toBe('stones|<2022-23|PUBLISHED|area-BD/area-50');
  expect(readRollupPart(written)).toEqual({
    rollup: 'stone',
    years: '<2022-23',
    basis: 'PUBLISHED',
    areaId: 'area-50',
  });
  for (const other of [
    'all',
    'directory',
    '',
    'stones|2022|ALL|x',
    'stones|2022-23|MINE|x',
    'stones|2022-23|ALL|',
  ])
    expect(readRollupPart(other)).toBeNull();
});

test('whoever asks for a division and its districts rests on the division; other years and bases stand apart', () => {
  const told = [
    part('area-50'),
    part('area-5010'),
    part('area-501020'),
    part('area-5010', '2021-22'),
    'directory',
  ];
  expect(withoutTakenIn(new Set(told))).toEqual([told[0], told[3], 'directory']);
  const alone = [part('area-5010'), part('area-5585'), part('area-50', '2022-23', 'PUBLISHED')];
  expect(withoutTakenIn(new Set(alone))).toEqual(alone);
  expect(withoutTakenIn(new Set(['all', ...alone]))).toEqual(['all']);
});

test('what stands before a part in its name has all within it that is within the part, by whatever tree', () => {
  const changing = new ChangingDirectory();
  const random = randomNumbers(11);
  let looked = 0;
  const missed: string[] = [];
  for (let change = 0; change < 20; change += 1) {
    changing.changeAtRandom(random, addDays('2023-05-20', -Math.floor(random() * 3000)));
    const tree = new Directory(changing.records, change);
    for (const { id } of tree.allAreas()) {
      const name = { rollup: 'stone', years: '2022-23', basis: 'ALL', areaId: id };
      const path = writeRollupPart({ directory: tree, today: '2023-05-20' }, name).split('|').at(-1) ?? '';
      for (const above of path.split('/'))
        for (const within of everWithin(tree, id)) {
          looked += 1;
          if (!everWithin(tree, above).has(within)) missed.push(`${within} of ${id} in ${above}`);
        }
    }
  }
  expect(looked).toBeGreaterThan(1000);
  expect(missed).toEqual([]);
});

test('many upazilas are told as their districts, and as their divisions where that is still too much', () => {
  const rests = new RestsOn();
  for (let division = 0; division < 8; division += 1)
    for (let district = 0; district < 8; district += 1)
      for (let upazila = 0; upazila < 8; upazila += 1)
        rests.add(
          `stones|2022-23|ALL|BD/${division}/${division}${district}/${division}${district}${upazila}`,
        );
  rests.add('stones|2021-22|ALL|BD/1/12');
  expect(rests.told()).toEqual([
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((division) => `stones|2022-23|ALL|BD/${division}`),
    'stones|2021-22|ALL|BD/1', // As deep as those were.
  ]);
});

const stamps = new RollupStamps('stone');

class Stones1700000000001 implements MigrationInterface {
  readonly name = 'Stones1700000000001';
  up(runner: QueryRunner): Promise<void> {
    return stamps.createTable(runner);
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

onEachDatabase((newDatabase, kind) => {
  let database: Database;
  const statements: string[] = [];
  beforeEach(async () => {
    const url = await newDatabase();
    const onQuery = (sql: string) => statements.push(sql);
    database = await openDatabase({ url, entities: [], migrations: [Stones1700000000001], onQuery });
  });
  afterEach(() => database.close());
  const raise = (...areaIds: string[]): Promise<void> =>
    database.inTransaction((manager) =>
      stamps.raise(
        manager,
        kind,
        areaIds.map((areaId) => ({ fiscalYear: '2022-23', basis: 'ALL', areaId })),
      ),
    );
  const years = { years: '2022-23', basis: 'ALL' };

  test('a stamp is raised by one for each write, once for an area however often that names it', async () => {
    await raise('b', 'a', 'b');
    await raise('b');
    const [versions] = await stampReader(database, stamps).byArea([years]);
    expect([...(versions ?? [])].map(([id, { version }]) => [id, version]).sort()).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('rows are written in key order, by one statement', async () => {
    statements.length = 0;
    await raise('c', 'a', 'b');
    expect(statements.filter((sql) => sql.includes('INSERT INTO stone_rollup_stamps'))).toHaveLength(1);
  });

  test('years are told apart, and those before one are told together', async () => {
    const before = { years: '<2023-24', basis: 'ALL' };
    const told = () =>
      stampReader(database, stamps).totals([years, before, { ...years, basis: 'PUBLISHED' }]);
    const none = await told();
    await raise('a');
    const [inYear, earlier, published] = await told();
    expect([inYear === none[0], earlier === none[1], published === none[2]]).toEqual([false, false, true]);
    expect(await stampReader(database, stamps).totals([{ ...years, years: '<2022-23' }])).toEqual(['0.0']);
  });

  test('a database that was restored comes to no stamp that it had before', async () => {
    await raise('a');
    const [first] = await stampReader(database, stamps).totals([years]);
    await database.inTransaction((manager) => manager.query('DELETE FROM stone_rollup_stamps'));
    await raise('a');
    const [second] = await stampReader(database, stamps).totals([years]);
    expect(first?.split('.')[0]).toBe(second?.split('.')[0]);
    expect(second).not.toBe(first);
  });
});
