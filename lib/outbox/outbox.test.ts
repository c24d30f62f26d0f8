import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import { createTable, word } from '../database/table';
import {
  createOutboxTables,
  inboxVersion,
  outboxVersion,
  publish,
  readFeed,
  readOutbox,
  type OutboxEvent,
} from './outbox';

class Boxes1700000000001 implements MigrationInterface {
  readonly name = 'Boxes1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createOutboxTables(runner);
    await createTable(runner, 'taken', { name: word }, { primary: ['name'] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

const event = (seq: number): OutboxEvent => ({
  seq,
  topic: 'names',
  body: `name-${String(seq).padStart(4, '0')}`,
});
const events = (from: number, to: number): OutboxEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));

/** Keeps the events it is given, each once; the second of the same name fails. */
async function take(manager: EntityManager, given: readonly OutboxEvent[]): Promise<void> {
  for (const { body } of given) await manager.query('INSERT INTO taken (name) VALUES (?)', [body]);
}

onEachDatabase((newDatabase) => {
  const opened: Database[] = [];
  const open = async (url: string): Promise<Database> => {
    const database = await openDatabase({ url, entities: [], migrations: [Boxes1700000000001] });
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });
  const taken = async ({ reader }: Database): Promise<number[]> => {
    const rows: { name: string }[] = await reader.query('SELECT name FROM taken ORDER BY name');
    return rows.map(({ name }) => Number(name.slice('name-'.length)));
  };

  describe('what goes out', () => {
    test('events are numbered without a gap, and come back whole and in order', async () => {
      const database = await open(await newDatabase());
      await database.inTransaction((manager) => publish(manager, 'places', [{ nameBn: 'রংপুর' }, null, 'x']));
      await database.inTransaction((manager) => publish(manager, 'places', []));
      await database.inTransaction((manager) => publish(manager, 'people', [[1, 2]]));
      expect(await readOutbox(database.reader, 0)).toEqual([
        { seq: 1, topic: 'places', body: { nameBn: 'রংপুর' } },
        { seq: 2, topic: 'places', body: null },
        { seq: 3, topic: 'places', body: 'x' },
        { seq: 4, topic: 'people', body: [1, 2] },
      ]);
      expect(await readOutbox(database.reader, 3)).toHaveLength(1);
      expect(await outboxVersion(database.reader)).toBe(4);
    });

    test('an act that is undone tells nobody, and leaves no gap', async () => {
      const database = await open(await newDatabase());
      const act = (name: string, fails: boolean): Promise<void> =>
        database.inTransaction(async (manager) => {
          await publish(manager, 'names', [name]);
          if (fails) throw new Error('undone');
        });
      await Promise.allSettled(Array.from({ length: 12 }, (_, index) => act(String(index), index % 3 === 0)));
      const told = await readOutbox(database.reader, 0);
      expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(told.map(({ body }) => Number(body)).sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 8, 10, 11]);
    });

    test('whoever reads while others write never sees a later event before an earlier one', async () => {
      const database = await open(await newDatabase());
      let writing = true;
      const pages: number[][] = [];
      const reading = (async () => {
        while (writing) {
          pages.push((await readOutbox(database.reader, 0)).map(({ seq }) => seq));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      await Promise.all(
        Array.from({ length: 15 }, (_, index) =>
          database.inTransaction(async (manager) => {
            await publish(manager, 'names', [index, index]);
            await new Promise((resolve) => setTimeout(resolve, index % 4));
          }),
        ),
      );
      writing = false;
      await reading;
      expect(pages.filter((page) => page.some((seq, index) => seq !== index + 1))).toEqual([]);
      expect(await outboxVersion(database.reader)).toBe(30);
    });
  });

  describe('what comes in', () => {
    test('a long feed is read to its end, a page at a time', async () => {
      const [from, to] = [await open(await newDatabase()), await open(await newDatabase())];
      await from.inTransaction((manager) =>
        publish(
          manager,
          'names',
          events(1, 4321).map(({ body }) => body),
        ),
      );
      const asked: number[] = [];
      const reached = await readFeed(
        to,
        'other',
        (since) => {
          asked.push(since);
          return readOutbox(from.reader, since);
        },
        async (manager, page) => {
          await take(manager, [page[0]!, page.at(-1)!]);
        },
      );
      expect(reached).toBe(4321);
      expect(asked).toEqual([0, 2000, 4000, 4321]);
      expect(await taken(to)).toEqual([1, 2000, 2001, 4000, 4001, 4321]);
    });

    test('what comes again or out of order is taken once and in order', async () => {
      const database = await open(await newDatabase());
      const pages = [[event(3), event(1), event(2), event(1)], [event(2), event(3), event(4)], [event(4)]];
      const order: number[] = [];
      const reached = await readFeed(
        database,
        'other',
        () => Promise.resolve(pages.shift() ?? []),
        async (manager, given) => {
          order.push(...given.map(({ seq }) => seq));
          await take(manager, given);
        },
      );
      expect(reached).toBe(4);
      expect(order).toEqual([1, 2, 3, 4]);
    });

    test('nothing beyond a gap is taken until the gap is filled', async () => {
      const database = await open(await newDatabase());
      let feed = [event(1), event(3), event(4)];
      const pull = (since: number) => Promise.resolve(feed.filter(({ seq }) => seq > since));
      expect(await readFeed(database, 'other', pull, take)).toBe(1);
      feed = events(1, 4);
      expect(await readFeed(database, 'other', pull, take)).toBe(4);
      expect(await taken(database)).toEqual([1, 2, 3, 4]);
    });

    test('an event that cannot be taken is asked for again, with nothing of its page kept', async () => {
      const database = await open(await newDatabase());
      const pull = (since: number) => Promise.resolve(events(1, 3).filter(({ seq }) => seq > since));
      const stumbles = async (manager: EntityManager, given: readonly OutboxEvent[]): Promise<void> => {
        await take(manager, given);
        throw new Error('stumbled');
      };
      await expect(readFeed(database, 'other', pull, stumbles)).rejects.toThrow('stumbled');
      expect(await inboxVersion(database.reader, 'other')).toBe(0);
      expect(await readFeed(database, 'other', pull, take)).toBe(3);
      expect(await taken(database)).toEqual([1, 2, 3]);
    });

    test('two that read one feed into one database take each event once', async () => {
      const url = await newDatabase();
      const both = [await open(url), await open(url)];
      let known = 3;
      const pull = async (since: number): Promise<OutboxEvent[]> => {
        await new Promise((resolve) => setTimeout(resolve, 3));
        known = Math.min(known + 2, 40);
        return events(1, known).filter(({ seq }) => seq > since);
      };
      const reached = await Promise.all(
        both.flatMap((database) => [1, 2].map(() => readFeed(database, 'other', pull, take))),
      );
      expect(reached).toEqual([40, 40, 40, 40]);
      expect(await taken(both[0]!)).toHaveLength(40);
    });

    test('feeds of different subgraphs are read each for itself', async () => {
      const database = await open(await newDatabase());
      await readFeed(database, 'one', (since) => Promise.resolve(events(since + 1, 2)), take);
      await readFeed(
        database,
        'other',
        (since) => Promise.resolve(since ? [] : [event(1)]),
        async () => undefined,
      );
      expect(await inboxVersion(database.reader, 'one')).toBe(2);
      expect(await inboxVersion(database.reader, 'other')).toBe(1);
      expect(await inboxVersion(database.reader, 'a third')).toBe(0);
    });
  });
});
