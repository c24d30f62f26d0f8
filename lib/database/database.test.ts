import { spawn } from 'node:child_process';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from './database';
import { NewerDatabaseError } from './newer-database-error';
import { count, createTable, text, word } from './table';

class Words1700000000001 implements MigrationInterface {
  readonly name = 'Words1700000000001';
  up(runner: QueryRunner): Promise<void> {
    return createTable(runner, 'words', { word, times: count, note: text }, { primary: ['word'] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

class Wisdom1800000000002 implements MigrationInterface {
  readonly name = 'Wisdom1800000000002';
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}

const opened: Database[] = [];
async function open(
  url: string,
  migrations: readonly (new () => MigrationInterface)[] = [Words1700000000001],
  onQuery?: (sql: string) => void,
): Promise<Database> {
  const database = await openDatabase({ url, entities: [], migrations, ...(onQuery ? { onQuery } : {}) });
  opened.push(database);
  return database;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

function add(manager: EntityManager, name: string, times = 0, note = ''): Promise<unknown> {
  return manager.query('INSERT INTO words (word, times, note) VALUES (?, ?, ?)', [name, times, note]);
}

async function wordsOf(manager: EntityManager): Promise<string[]> {
  const rows: { word: string }[] = await manager.query('SELECT word FROM words ORDER BY word');
  return rows.map((row) => row.word);
}

/** A promise and the means to keep it. */
function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

/** What another process does: it adds 10, says so, and takes a while until it commits. */
const WRITES_SLOWLY = `
  const database = new (require('libsql'))(process.argv[1]);
  database.exec('BEGIN IMMEDIATE');
  database.exec('UPDATE words SET times = times + 10');
  console.log('written');
  setTimeout(() => { database.exec('COMMIT'); database.close(); }, 300);
`;

onEachDatabase((newDatabase, kind) => {
  test('of transactions that overlap, one undone takes nothing with it and shows nothing early', async () => {
    const database = await open(await newDatabase());
    const halfDone = signal();
    const goOn = signal();
    const undone = database.inTransaction(async (manager) => {
      await add(manager, 'undone');
      halfDone.give();
      await goOn.given;
      throw new Error('changed my mind');
    });
    await halfDone.given;
    const kept = database.inTransaction((manager) => add(manager, 'kept'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await wordsOf(database.reader)).not.toContain('undone');
    goOn.give();
    await expect(undone).rejects.toThrow('changed my mind');
    await kept;
    expect(await wordsOf(database.reader)).toEqual(['kept']);
  });

  test('whatever fails among many transactions at once, the others are all there', async () => {
    const database = await open(await newDatabase());
    const names = Array.from({ length: 40 }, (_, index) => `word-${String(index).padStart(2, '0')}`);
    await Promise.allSettled(
      names.map((name, index) =>
        database.inTransaction(async (manager) => {
          await add(manager, name);
          await new Promise((resolve) => setTimeout(resolve, index % 3));
          if (index % 4 === 0) throw new Error('no');
        }),
      ),
    );
    expect(await wordsOf(database.reader)).toEqual(names.filter((_, index) => index % 4 !== 0));
  });

  test('a reader sees a transaction whole or not at all', async () => {
    const database = await open(await newDatabase());
    let writing = true;
    const seen = new Set<number>();
    const reading = (async () => {
      while (writing) {
        seen.add((await wordsOf(database.reader)).length);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      await database.inTransaction(async (manager) => {
        for (const part of ['a', 'b', 'c']) await add(manager, `${round}${part}`);
      });
    }
    writing = false;
    await reading;
    expect([...seen].filter((rows) => rows % 3 !== 0)).toEqual([]);
  });

  test('after a statement that fails, the next transaction works as if nothing had been', async () => {
    const database = await open(await newDatabase());
    await expect(
      database.inTransaction((manager) => manager.query('SELECT nothing FROM nowhere')),
    ).rejects.toThrow();
    await expect(
      database.inTransaction(async (manager) => {
        await add(manager, 'twice');
        await add(manager, 'twice');
      }),
    ).rejects.toThrow();
    await database.inTransaction((manager) => add(manager, 'after'));
    expect(await wordsOf(database.reader)).toEqual(['after']);
  });

  test('migrating what is migrated changes nothing', async () => {
    const url = await newDatabase();
    const first = await open(url);
    await first.inTransaction((manager) => add(manager, 'kept'));
    const statements: string[] = [];
    const second = await open(url, [Words1700000000001], (sql) => statements.push(sql));
    expect(statements.filter((sql) => /^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)/i.test(sql))).toEqual([]);
    expect(await wordsOf(second.reader)).toEqual(['kept']);
    expect(await second.reader.query('SELECT name FROM migrations')).toEqual([
      { name: 'Words1700000000001' },
    ]);
  });

  test('a database that a newer program wrote is refused with both versions, and left as it was', async () => {
    const url = await newDatabase();
    const newer = await open(url, [Words1700000000001, Wisdom1800000000002]);
    await newer.inTransaction((manager) => add(manager, 'kept'));
    const refused = openDatabase({ url, entities: [], migrations: [Words1700000000001] });
    await expect(refused).rejects.toThrow(NewerDatabaseError);
    await expect(refused).rejects.toThrow(/Wisdom1800000000002.*Words1700000000001/s);
    expect(await wordsOf(newer.reader)).toEqual(['kept']);
  });

  test('Bangla text comes back as it was given, whatever the default of the database', async () => {
    const database = await open(await newDatabase());
    const note = 'সোপান — ৎ ড়, জেলা প্রশাসকের কার্যালয় 🏛 '.repeat(2000);
    await database.inTransaction((manager) => add(manager, 'ঠাকুরগাঁও', 1, note));
    const rows = await database.reader.query('SELECT word, note FROM words WHERE word = ?', ['ঠাকুরগাঁও']);
    expect(rows).toEqual([{ word: 'ঠাকুরগাঁও', note }]);
  });

  test('text is told apart letter by letter, without folding case or marks', async () => {
    const database = await open(await newDatabase());
    await database.inTransaction(async (manager) => {
      for (const name of ['Meeting', 'meeting', 'mëeting', 'ড', 'ড\u09BC']) await add(manager, name);
    });
    expect(await database.reader.query("SELECT word FROM words WHERE word = 'meeting'")).toEqual([
      { word: 'meeting' },
    ]);
    expect(await wordsOf(database.reader)).toHaveLength(5);
  });

  test('two that open the same new database at once migrate it once', async () => {
    const url = await newDatabase();
    const both = await Promise.all([open(url), open(url), open(url)]);
    await both[0].inTransaction((manager) => add(manager, 'one'));
    expect(await wordsOf(both[2].reader)).toEqual(['one']);
    expect(await both[1].reader.query('SELECT name FROM migrations')).toEqual([
      { name: 'Words1700000000001' },
    ]);
  });

  test('two that write the same database at once lose nothing of each other', async () => {
    const url = await newDatabase();
    const both = [await open(url), await open(url)];
    await both[0]?.inTransaction((manager) => add(manager, 'counter'));
    const more = async (database: Database): Promise<void> => {
      for (let round = 0; round < 10; round += 1) {
        await database.inTransaction((manager) =>
          manager.query("UPDATE words SET times = times + 1 WHERE word = 'counter'"),
        );
      }
    };
    await Promise.all(both.map(more));
    expect(await both[0]?.reader.query('SELECT times FROM words')).toEqual([{ times: 20 }]);
  });

  if (kind === 'mysql') {
    test('of two transactions that wait for each other both are done in the end', async () => {
      const database = await open(await newDatabase());
      await database.inTransaction(async (manager) => {
        await add(manager, 'left');
        await add(manager, 'right');
      });
      const locked = { left: signal(), right: signal() };
      let tries = 0;
      const lockBoth = (first: 'left' | 'right', second: 'left' | 'right'): Promise<void> =>
        database.inTransaction(async (manager) => {
          tries += 1;
          await manager.query('UPDATE words SET times = times + 1 WHERE word = ?', [first]);
          locked[first].give();
          await locked[second].given;
          await manager.query('UPDATE words SET times = times + 1 WHERE word = ?', [second]);
        });
      await Promise.all([lockBoth('left', 'right'), lockBoth('right', 'left')]);
      expect(tries).toBeGreaterThan(2);
      expect(await database.reader.query('SELECT times FROM words')).toEqual([{ times: 2 }, { times: 2 }]);
    });
  }

  if (kind === 'sqlite') {
    test('nothing is written through the reader by a slip', async () => {
      const database = await open(await newDatabase());
      await expect(add(database.reader, 'slip')).rejects.toThrow();
      expect(await wordsOf(database.reader)).toEqual([]);
    });

    test('while another process writes, a transaction waits for it instead of failing', async () => {
      const url = await newDatabase();
      const database = await open(url);
      await database.inTransaction((manager) => add(manager, 'counter'));
      const other = spawn(process.execPath, ['-e', WRITES_SLOWLY, url.slice('sqlite:'.length)]);
      await new Promise((resolve) => other.stdout.once('data', resolve));
      await database.inTransaction(async (manager) => {
        const [{ times }]: [{ times: number }] = await manager.query('SELECT times FROM words');
        await manager.query('UPDATE words SET times = ?', [times + 1]);
      });
      expect(await database.reader.query('SELECT times FROM words')).toEqual([{ times: 11 }]);
    });
  }
});
