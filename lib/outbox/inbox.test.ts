import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { chained, pullFrom } from '../../tests/support/chained';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import { createTable, word } from '../database/table';
import { inboxPosition, readFeed, type PullFeed } from './inbox';
import { createOutboxTables, publish, readOutbox, type OutboxEvent } from './outbox';

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

const nameOf = (seq: number): string => `name-${String(seq).padStart(4, '0')}`;
const FEED = chained(
  'names',
  Array.from({ length: 4321 }, (_, index) => nameOf(index + 1)),
);
const events = (from: number, to: number): OutboxEvent[] => FEED.slice(from - 1, to);
const event = (seq: number): OutboxEvent => FEED[seq - 1]!;

/** Keeps the events it is given, each once; the second of the same name fails. */
async function take(manager: EntityManager, given: readonly OutboxEvent[]): Promise<void> {
  for (const { body } of given) await manager.query('INSERT INTO taken (name) VALUES (?)', [body]);
}

/** Keeps the events it is given in the place of all others. */
async function takeAnew(manager: EntityManager, given: readonly OutboxEvent[]): Promise<void> {
  await manager.query('DELETE FROM taken');
  await take(manager, given);
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
  const names = async ({ reader }: Database): Promise<string[]> => {
    const rows: { name: string }[] = await reader.query('SELECT name FROM taken ORDER BY name');
    return rows.map(({ name }) => name);
  };
  const taken = async (database: Database): Promise<number[]> =>
    (await names(database)).map((name) => Number(name.slice('name-'.length)));
  const tell = (database: Database, ...bodies: string[]) =>
    database.inTransaction((manager) => publish(manager, 'names', bodies));
  const feedOf =
    ({ reader }: Database): PullFeed =>
    (since) =>
      readOutbox(reader, since);
  const seqOf = async (reached: Promise<{ seq: number }>): Promise<number> => (await reached).seq;

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
    const { seq: reached } = await readFeed(
      to,
      'other',
      (since) => {
        asked.push(since.seq);
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
    const { seq: reached } = await readFeed(
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
    const pull = (since: { seq: number }) => Promise.resolve(feed.filter(({ seq }) => seq > since.seq));
    expect(await seqOf(readFeed(database, 'other', pull, take))).toBe(1);
    feed = events(1, 4);
    expect(await seqOf(readFeed(database, 'other', pull, take))).toBe(4);
    expect(await taken(database)).toEqual([1, 2, 3, 4]);
  });

  test('an event that cannot be taken is asked for again, with nothing of its page kept', async () => {
    const database = await open(await newDatabase());
    const pull = pullFrom(events(1, 3));
    const stumbles = async (manager: EntityManager, given: readonly OutboxEvent[]): Promise<void> => {
      await take(manager, given);
      throw new Error('stumbled');
    };
    await expect(readFeed(database, 'other', pull, stumbles)).rejects.toThrow('stumbled');
    expect(await seqOf(inboxPosition(database.reader, 'other'))).toBe(0);
    expect(await seqOf(readFeed(database, 'other', pull, take))).toBe(3);
    expect(await taken(database)).toEqual([1, 2, 3]);
  });

  test('two that read one feed into one database take each event once', async () => {
    const url = await newDatabase();
    const both = [await open(url), await open(url)];
    let known = 3;
    const pull = async (since: { seq: number }): Promise<OutboxEvent[]> => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      known = Math.min(known + 2, 40);
      return events(1, known).filter(({ seq }) => seq > since.seq);
    };
    const reached = await Promise.all(
      both.flatMap((database) => [1, 2].map(() => readFeed(database, 'other', pull, take))),
    );
    expect(reached.map(({ seq }) => seq)).toEqual([40, 40, 40, 40]);
    expect(await taken(both[0]!)).toHaveLength(40);
  });

  test('feeds of different subgraphs are read each for itself', async () => {
    const database = await open(await newDatabase());
    await readFeed(database, 'one', pullFrom(events(1, 2)), take);
    await readFeed(database, 'other', pullFrom([event(1)]), async () => undefined);
    expect(await seqOf(inboxPosition(database.reader, 'one'))).toBe(2);
    expect(await seqOf(inboxPosition(database.reader, 'other'))).toBe(1);
    expect(await seqOf(inboxPosition(database.reader, 'a third'))).toBe(0);
  });

  describe('after one of the two was restored from a backup', () => {
    test('a source that went back and goes on is read anew, with nothing of what it no longer tells', async () => {
      const [from, to] = [await open(await newDatabase()), await open(await newDatabase())];
      await tell(from, 'a', 'b', 'lost-1', 'lost-2');
      await readFeed(to, 'other', feedOf(from), take, takeAnew);
      expect(await names(to)).toEqual(['a', 'b', 'lost-1', 'lost-2']);
      for (const since of [['c'], ['c', 'd'], ['c', 'd', 'e', 'f', 'g']]) {
        const restored = await open(await newDatabase());
        await tell(restored, 'a', 'b');
        await tell(restored, ...since);
        await readFeed(to, 'other', feedOf(restored), take, takeAnew);
        expect(await names(to)).toEqual(['a', 'b', ...since]);
        await readFeed(to, 'other', feedOf(from), take, takeAnew);
        expect(await names(to)).toEqual(['a', 'b', 'lost-1', 'lost-2']);
      }
    });

    test('a source that went back and has not gone on is read anew too, also one that has nothing left', async () => {
      const [from, to, restored] = [
        await open(await newDatabase()),
        await open(await newDatabase()),
        await open(await newDatabase()),
      ];
      await tell(from, 'a', 'lost');
      await readFeed(to, 'other', feedOf(from), take, takeAnew);
      const empty = await readFeed(to, 'other', feedOf(restored), take, takeAnew);
      expect([empty.seq, await names(to)]).toEqual([0, []]);
      await readFeed(to, 'other', feedOf(from), take, takeAnew);
      await tell(restored, 'a');
      await readFeed(to, 'other', feedOf(restored), take, takeAnew);
      expect(await names(to)).toEqual(['a']);
    });

    test('a reader that went back catches up by itself, each event once', async () => {
      const [from, to, restored] = [
        await open(await newDatabase()),
        await open(await newDatabase()),
        await open(await newDatabase()),
      ];
      await tell(from, 'a', 'b');
      for (const reader of [to, restored]) await readFeed(reader, 'other', feedOf(from), take);
      await tell(from, 'c', 'd');
      await readFeed(to, 'other', feedOf(from), take);
      await readFeed(restored, 'other', feedOf(from), take);
      expect(await names(restored)).toEqual(['a', 'b', 'c', 'd']);
    });

    test('nobody ever sees half of what is read anew, nor nothing, and a reading that breaks off changes nothing', async () => {
      const to = await open(await newDatabase());
      const before = chained(
        'names',
        Array.from({ length: 30 }, (_, index) => `old-${index}`),
      );
      await readFeed(to, 'other', pullFrom(before), take, takeAnew);
      const inPages =
        (pull: PullFeed, breaksAt = Infinity): PullFeed =>
        async (since) => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (since.seq >= breaksAt) throw new Error('the connection broke');
          return (await pull(since)).slice(0, 10);
        };
      const seen = new Set<number>();
      let reading = true;
      const watching = (async () => {
        while (reading) {
          seen.add((await names(to)).length);
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      await expect(
        readFeed(to, 'other', inPages(pullFrom(events(1, 45)), 20), take, takeAnew),
      ).rejects.toThrow('broke');
      expect(await names(to)).toHaveLength(30);
      await readFeed(to, 'other', inPages(pullFrom(events(1, 45))), take, takeAnew);
      reading = false;
      await watching;
      expect(await taken(to)).toHaveLength(45);
      expect([...seen].filter((count) => count !== 30 && count !== 45)).toEqual([]);
    });

    test('of several that read one feed into one database, one begins anew, and no page of the old history is added', async () => {
      const url = await newDatabase();
      const readers = [await open(url), await open(url), await open(url)];
      const old = chained(
        'names',
        Array.from({ length: 40 }, (_, index) => `old-${index}`),
      );
      await readFeed(readers[0]!, 'other', pullFrom(old.slice(0, 20)), take, takeAnew);
      let isRestored = false;
      const slowly: PullFeed = async (since) => {
        const page = (await pullFrom(isRestored ? events(1, 60) : old)(since)).slice(0, 7);
        await new Promise((resolve) => setTimeout(resolve, 4));
        isRestored = true; // The first pages are still of the old history.
        return page;
      };
      const readings = readers.flatMap((reader) =>
        [1, 2].map(() => readFeed(reader, 'other', slowly, take, takeAnew)),
      );
      await Promise.allSettled(readings);
      await readFeed(readers[0]!, 'other', slowly, take, takeAnew);
      expect(await names(readers[0]!)).toEqual(events(1, 60).map(({ body }) => body));
    });

    test('a page of the old history that comes after another process began anew is not added to the new one', async () => {
      const url = await newDatabase();
      const [one, other] = [await open(url), await open(url)];
      const old = chained('names', ['a', 'b', 'old-3', 'old-4']);
      const restored = chained('names', ['c', 'd']);
      await readFeed(one, 'other', pullFrom(old.slice(0, 2)), take, takeAnew);
      let pulls = 0;
      const late: PullFeed = async (since) => {
        pulls += 1;
        if (pulls > 1) throw new Error('gone');
        const page = await pullFrom(old)(since);
        await readFeed(other, 'other', pullFrom(restored), take, takeAnew);
        return page;
      };
      await expect(readFeed(one, 'other', late, take, takeAnew)).rejects.toThrow('gone');
      expect(await names(one)).toEqual(['c', 'd']);
    });

    test('whoever begins anew after another process did, and knows less, takes nothing back', async () => {
      const url = await newDatabase();
      const [one, other] = [await open(url), await open(url)];
      const restored = chained('names', ['c', 'd']);
      await readFeed(one, 'other', pullFrom(chained('names', ['a', 'b'])), take, takeAnew);
      let pulls = 0;
      const slow: PullFeed = async (since) => {
        pulls += 1;
        if (pulls > 3) throw new Error('gone');
        const page = await pullFrom(restored.slice(0, 1))(since);
        await readFeed(other, 'other', pullFrom(restored), take, takeAnew);
        return page;
      };
      await expect(readFeed(one, 'other', slow, take, takeAnew)).rejects.toThrow('gone');
      expect(await names(one)).toEqual(['c', 'd']);
    });

    test('an event that does not follow from what was read is refused aloud, and nothing of it kept', async () => {
      const database = await open(await newDatabase());
      await readFeed(database, 'other', pullFrom(events(1, 3)), take);
      const forged = { ...event(4), body: 'another' };
      await expect(readFeed(database, 'other', () => Promise.resolve([forged]), take)).rejects.toThrow(
        'Event 4 of the feed of other does not follow',
      );
      expect(await taken(database)).toEqual([1, 2, 3]);
    });
  });
});
