import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import { count, createTable, day, flag, id, line, maybe, number } from '../database/table';
import { MAX_PAGE, type Connection } from './connection';
import { toCursor } from './cursor';
import { keysetPage, keysetPages, type KeysetColumn, type KeysetList } from './keyset';

@Entity('pebbles')
class Pebble {
  @PrimaryColumn('varchar')
  readonly id!: string;
  @Column('varchar')
  readonly bagId!: string;
  // Words that SQL keeps for itself are good names all the same.
  @Column('date')
  readonly from!: string;
  @Column('int')
  readonly order!: number;
  @Column('double')
  readonly weight!: number;
  @Column('varchar')
  readonly name!: string;
  @Column('boolean')
  readonly shown!: boolean;
  @Column('date', { nullable: true })
  readonly until!: string | null;
}

@Entity('stones')
class Stone {
  @PrimaryColumn('varchar')
  readonly id!: string;
  @Column('date')
  readonly from!: string;
}

class Pebbles1700000000001 implements MigrationInterface {
  readonly name = 'Pebbles1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    const columns = {
      id,
      bag_id: id,
      from: day,
      order: count,
      weight: number,
      name: line,
      shown: flag,
      until: maybe(day),
    };
    await createTable(runner, 'pebbles', columns, { primary: ['id'], index: [['bag_id', 'from']] });
    await createTable(runner, 'stones', { id, from: day }, { primary: ['id'] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

const NAMES = ['ঢাকা', 'খুলনা', 'রংপুর', 'Bogura', 'bogura', '', "O'Neill", '100%', '🏛'];
const BAGS = ['bag-1', 'bag-2', 'bag-3', 'bag-4', 'empty'];
const one = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;

function aPebble(place: number): Pebble {
  return {
    id: `pebble-${Math.random().toString(36).slice(2, 5)}-${String(place)}`,
    bagId: one(BAGS.slice(0, 4)),
    from: `2023-0${one([1, 2, 3])}-1${one([0, 1])}`,
    order: one([-1, 0, 7]),
    weight: one([0, 0.1, 1 / 3, -2.5]),
    name: one(NAMES),
    shown: Math.random() < 0.7,
    until: one(['2023-04-01', '2023-04-02', null]),
  };
}

function aList(changes: Partial<KeysetList<Pebble>> = {}): KeysetList<Pebble> {
  return {
    entity: Pebble,
    order: [{ property: 'from', direction: 'ASC' }],
    where: () => undefined,
    first: 20,
    ...changes,
  };
}

/** What a list must give, by sorting everything in memory; text is compared as the databases do, by code point. */
function sorted(rows: readonly Pebble[], order: readonly KeysetColumn<Pebble>[]): string[] {
  const columns: KeysetColumn<Pebble>[] = [
    ...order,
    { property: 'id' as const, direction: order.at(-1)?.direction ?? 'ASC' },
  ];
  const compare = (left: Pebble, right: Pebble): number => {
    for (const { property, direction } of columns) {
      const [a, b] = [left[property], right[property]];
      if ((a === null) !== (b === null)) return a === null ? 1 : -1;
      const order =
        typeof a === 'string'
          ? Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
          : Number(a) - Number(b);
      if (order !== 0) return direction === 'ASC' ? order : -order;
    }
    return 0;
  };
  return [...rows].sort(compare).map((row) => row.id);
}

const ORDERS: readonly (readonly KeysetColumn<Pebble>[])[] = [
  [],
  [{ property: 'from', direction: 'DESC' }],
  [{ property: 'name', direction: 'ASC' }],
  [{ property: 'until', direction: 'ASC', nullable: true }],
  [
    { property: 'until', direction: 'DESC', nullable: true },
    { property: 'from', direction: 'ASC' },
  ],
  [{ property: 'id', direction: 'DESC' }],
  [
    { property: 'weight', direction: 'DESC' },
    { property: 'order', direction: 'ASC' },
  ],
  [
    { property: 'from', direction: 'ASC' },
    { property: 'name', direction: 'DESC' },
    { property: 'order', direction: 'DESC' },
  ],
];
const onlyShown: KeysetList<Pebble>['where'] = (query) =>
  void query.andWhere('row.shown = :shown', { shown: 1 });

onEachDatabase((newDatabase) => {
  let database: Database;
  let rows: Pebble[];
  let statements = 0;
  beforeAll(async () => {
    database = await openDatabase({
      url: await newDatabase(),
      entities: [Pebble, Stone],
      migrations: [Pebbles1700000000001],
      onQuery: () => (statements += 1),
    });
    rows = Array.from({ length: 130 }, (_, place) => aPebble(place));
    await database.inTransaction(async (manager) => {
      await manager.insert(Pebble, rows);
      await manager.insert(Stone, [
        { id: 'stone-1', from: '2023-01-01' },
        { id: 'stone-2', from: '2023-01-02' },
      ]);
    });
  });
  afterAll(() => database.close());

  /** Pages through a list to its end; `turn` gives the next page. */
  async function allOf(
    turn: (after: string | null) => Promise<Connection<Pebble>>,
    total: number,
    first: number,
  ): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Connection<Pebble> = await turn(after);
      ids.push(...page.edges.map(({ node }) => node.id));
      expect(await page.totalCount()).toBe(total);
      expect(page.pageInfo.hasNextPage).toBe(ids.length < total);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.edges.length).toBeLessThanOrEqual(first);
      if (!page.pageInfo.hasNextPage) return ids;
      after = page.pageInfo.endCursor;
    }
  }

  test('paging through a list gives every row once and in order, whatever the order, filter and size', async () => {
    for (const order of ORDERS) {
      for (const where of [aList().where, onlyShown]) {
        const wanted = sorted(where === onlyShown ? rows.filter(({ shown }) => shown) : rows, order);
        const first = one([1, 7, 50, 100]);
        const given = await allOf(
          (after) =>
            keysetPage(database.reader, aList({ order, where, first: first === 1 ? 9 : first, after })),
          wanted.length,
          100,
        );
        expect(given).toEqual(wanted);
      }
    }
  });

  test('pages of many owners in one read are those that each would get for itself', async () => {
    for (const order of ORDERS) {
      const first = one([1, 3, 100]);
      const all = await keysetPages(
        database.reader,
        aList({ order, where: onlyShown, first }),
        'bagId',
        BAGS,
      );
      for (const [index, bagId] of BAGS.entries()) {
        const wanted = sorted(
          rows.filter((row) => row.bagId === bagId && row.shown),
          order,
        );
        expect(all[index]?.edges.map(({ node }) => node.id)).toEqual(wanted.slice(0, first));
        const turn = async (after: string | null): Promise<Connection<Pebble>> => {
          const list = aList({ order, where: onlyShown, first: Math.max(first, 5), after });
          return (await keysetPages(database.reader, list, 'bagId', [bagId]))[0]!;
        };
        expect(await allOf(turn, wanted.length, 100)).toEqual(wanted);
      }
    }
  });

  test('the pages of many owners cost one statement, and all their counts one more when asked for', async () => {
    const before = statements;
    const pages = await keysetPages(database.reader, aList(), 'bagId', BAGS);
    expect(statements - before).toBe(1);
    const totals = await Promise.all(pages.map(async (page) => page.totalCount()));
    expect(statements - before).toBe(2);
    expect(totals).toEqual(BAGS.map((bagId) => rows.filter((row) => row.bagId === bagId).length));
  });

  test('a page is one statement, and its count is not made unless it is asked for', async () => {
    const before = statements;
    const page = await keysetPage(database.reader, aList());
    expect(statements - before).toBe(1);
    expect(await page.totalCount()).toBe(rows.length);
    expect(statements - before).toBe(2);
  });

  test('a row that comes between two pages neither repeats nor hides another', async () => {
    const order = [{ property: 'name', direction: 'ASC' }] as const;
    const list = aList({ order, first: 40 });
    const firstPage = await keysetPage(database.reader, list);
    const between = { ...aPebble(1000), id: 'between', name: '' };
    await database.inTransaction((manager) => manager.insert(Pebble, between));
    const rest = await keysetPage(database.reader, {
      ...list,
      first: 100,
      after: firstPage.pageInfo.endCursor,
    });
    await database.inTransaction((manager) => manager.delete(Pebble, { id: 'between' }));
    const given = [...firstPage.edges, ...rest.edges]
      .map(({ node }) => node.id)
      .filter((each) => each !== 'between');
    expect(given).toEqual(sorted(rows, order));
  });

  test('an empty page has no cursors, and says whether there is more', async () => {
    const { edges, pageInfo } = await keysetPage(database.reader, aList({ first: 0 }));
    expect(edges).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test.each([-1, MAX_PAGE + 1, 1.5, NaN, Infinity])(
    'a page of %p rows is refused with BAD_PAGE',
    async (first) => {
      const bad = { extensions: { code: 'BAD_PAGE' } };
      await expect(keysetPage(database.reader, aList({ first }))).rejects.toMatchObject(bad);
      await expect(keysetPages(database.reader, aList({ first }), 'bagId', BAGS)).rejects.toMatchObject(bad);
    },
  );

  test('a cursor that this list did not give is refused with BAD_CURSOR', async () => {
    const stones = {
      entity: Stone,
      order: [{ property: 'from', direction: 'ASC' }],
      where: () => undefined,
      first: 1,
    } as const;
    const fromElsewhere = (await keysetPage(database.reader, stones as KeysetList<Stone>)).pageInfo
      .endCursor!;
    const otherOrder = (
      await keysetPage(database.reader, aList({ order: [{ property: 'name', direction: 'ASC' }] }))
    ).pageInfo.endCursor!;
    const backwards = (
      await keysetPage(database.reader, aList({ order: [{ property: 'from', direction: 'DESC' }] }))
    ).pageInfo.endCursor!;
    const name = 'pebbles, from ASC, id ASC';
    const invented = [
      [name, '2023-02-30', 'x'],
      [name, 5, 'x'],
      [name, '2023-01-10', 7],
      [name, 'soon', 'x'],
    ].map(toCursor);
    const noCursors = [
      '',
      '%',
      'null',
      toCursor([]),
      toCursor(['2023-01-10', 'x']),
      'eyJhIjoxfQ',
      'x'.repeat(9999),
    ];
    for (const after of [fromElsewhere, otherOrder, backwards, ...invented, ...noCursors]) {
      const bad = { extensions: { code: 'BAD_CURSOR' } };
      await expect(keysetPage(database.reader, aList({ after }))).rejects.toMatchObject(bad);
      await expect(keysetPages(database.reader, aList({ after }), 'bagId', BAGS)).rejects.toMatchObject(bad);
    }
  });
});
