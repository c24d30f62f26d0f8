import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import { createOutboxTables, outboxHead, publish, readOutbox } from './outbox';
import { chainOf, START, type Position } from './position';

class Boxes1700000000001 implements MigrationInterface {
  readonly name = 'Boxes1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createOutboxTables(runner);
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
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
  test('events are numbered without a gap, and come back whole and in order', async () => {
    const database = await open(await newDatabase());
    await database.inTransaction((manager) => publish(manager, 'places', [{ nameBn: 'রংপুর' }, null, 'x']));
    await database.inTransaction((manager) => publish(manager, 'places', []));
    await database.inTransaction((manager) => publish(manager, 'people', [[1, 2]]));
    expect((await readOutbox(database.reader, START)).map(({ chain: _, ...event }) => event)).toEqual([
      { seq: 1, topic: 'places', body: { nameBn: 'রংপুর' } },
      { seq: 2, topic: 'places', body: null },
      { seq: 3, topic: 'places', body: 'x' },
      { seq: 4, topic: 'people', body: [1, 2] },
    ]);
    expect(await readOutbox(database.reader, { seq: 3, chain: '' })).toHaveLength(1);
    expect((await outboxHead(database.reader)).seq).toBe(4);
  });

  test('an act that is undone tells nobody, and leaves no gap', async () => {
    const database = await open(await newDatabase());
    const act = (name: string, fails: boolean): Promise<void> =>
      database.inTransaction(async (manager) => {
        await publish(manager, 'names', [name]);
        if (fails) throw new Error('undone');
      });
    await Promise.allSettled(Array.from({ length: 12 }, (_, index) => act(String(index), index % 3 === 0)));
    const told = await readOutbox(database.reader, START);
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(told.map(({ body }) => Number(body)).sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 8, 10, 11]);
  });

  test('whoever reads while others write never sees a later event before an earlier one', async () => {
    const database = await open(await newDatabase());
    let writing = true;
    const pages: number[][] = [];
    const reading = (async () => {
      while (writing) {
        pages.push((await readOutbox(database.reader, START)).map(({ seq }) => seq));
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
    expect((await outboxHead(database.reader)).seq).toBe(30);
    const told = await readOutbox(database.reader, START);
    expect(told.at(-1)).toMatchObject(await outboxHead(database.reader));
    told.forEach(({ chain, topic, body }, index) =>
      expect(chain).toBe(chainOf(told[index - 1]?.chain ?? '', topic, JSON.stringify(body))),
    );
  });

  test('who has read another history, or one that was longer, is told so, whatever has been written since', async () => {
    const database = await open(await newDatabase());
    const tell = (...names: string[]) =>
      database.inTransaction((manager) => publish(manager, 'names', names));
    const ask = (since: Position) =>
      readOutbox(database.reader, since).then(
        (events) => events.length,
        (error: { extensions: { code: string } }) => error.extensions.code,
      );
    await tell('a', 'b');
    const elsewhere = chainOf(chainOf('', 'names', '"a"'), 'names', '"c"');
    const here = await outboxHead(database.reader);
    expect(await ask(here)).toBe(0);
    expect(await ask({ seq: 2, chain: elsewhere })).toBe('FEED_DIVERGED');
    expect(await ask({ seq: 3, chain: chainOf(here.chain, 'names', '"c"') })).toBe('FEED_DIVERGED');
    await tell('d', 'e');
    expect(await ask(here)).toBe(2);
    expect(await ask({ seq: 2, chain: elsewhere })).toBe('FEED_DIVERGED');
    expect(await ask({ seq: 3, chain: chainOf(here.chain, 'names', '"c"') })).toBe('FEED_DIVERGED');
  });
});
