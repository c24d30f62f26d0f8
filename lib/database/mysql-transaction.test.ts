import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { createAuditTables } from '../audit/audit-table';
import { createRequestTable, onlyOnce } from '../requests/only-once';
import { openDatabase, type Database } from './database';
import { count, createTable, word } from './table';

class Deeds1700000000001 implements MigrationInterface {
  readonly name = 'Deeds1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createRequestTable(runner);
    await createAuditTables(runner);
    await createTable(runner, 'deeds', { name: word, times: count }, { primary: ['name'] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

/** Before the words of a statement: its length, its number and the kind of command. */
const HEADER = 5;
/** Many, but not without end. */
const MOST_KILLS = 200;
const UNKNOWN = { extensions: { code: 'OUTCOME_UNKNOWN' } };

onEachDatabase((newDatabase, kind) => {
  let direct: Database;
  let url = '';
  const opened: Database[] = [];
  const servers: Server[] = [];
  const open = async (at: string, onQuery?: (sql: string) => void): Promise<Database> => {
    const migrations = [Deeds1700000000001];
    const database = await openDatabase({
      url: at,
      entities: [],
      migrations,
      ...(onQuery ? { onQuery } : {}),
    });
    opened.push(database);
    return database;
  };
  beforeEach(async () => {
    url = await newDatabase();
    direct = await open(url);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    for (const server of servers.splice(0)) server.close();
  });

  /** Adds one to a row of its own, once for each requestId. */
  const act = (database: Database, requestId: string, midway = async (_: EntityManager) => {}) =>
    database.inTransaction((manager) =>
      onlyOnce(manager, { requestId, subject: 'someone', act: 'add', input: requestId }, async () => {
        await manager.query('INSERT INTO deeds (name, times) VALUES (?, 1)', [requestId]);
        await midway(manager);
        const rows: { times: number }[] = await manager.query('SELECT times FROM deeds WHERE name = ?', [
          requestId,
        ]);
        return { times: rows[0]?.times };
      }),
    );
  const deeds = async (): Promise<Record<string, number>> => {
    const rows: { name: string; times: number }[] = await direct.reader.query(
      'SELECT name, times FROM deeds ORDER BY name',
    );
    return Object.fromEntries(rows.map(({ name, times }) => [name, times]));
  };
  const kill = (id: number) => direct.reader.query(`KILL ${id}`);
  const idOf = async (manager: EntityManager): Promise<number> => {
    const rows: { id: number }[] = await manager.query('SELECT CONNECTION_ID() AS id');
    return Number(rows[0]?.id);
  };

  /** A way to the server that breaks after the server has answered the next COMMIT, or before it gets that. */
  const breakable = async (): Promise<{ at: string; breakCommit(when: 'before' | 'after'): void }> => {
    const { hostname, port } = new URL(url);
    let breaks: 'before' | 'after' | null = null;
    const server = createServer((client: Socket) => {
      const upstream = connect(Number(port), hostname);
      let isLast = false;
      client.on('data', (bytes) => {
        const isCommit = bytes.subarray(HEADER).toString() === 'COMMIT';
        if (isCommit && breaks === 'before') [breaks] = [null, client.destroy(), upstream.destroy()];
        else {
          if (isCommit && breaks === 'after') [breaks, isLast] = [null, true];
          upstream.write(bytes);
        }
      });
      upstream.on('data', (bytes) => {
        if (isLast) client.destroy();
        else client.write(bytes);
      });
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const at = Object.assign(new URL(url), {
      hostname: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
    });
    return { at: at.href, breakCommit: (when) => (breaks = when) };
  };

  test('eighty who do twenty acts at once, four times each, do each once and all hear the same of it', async () => {
    const database = await open(url);
    const asked = Array.from({ length: 80 }, (_, index) => `r-${String(index % 20).padStart(2, '0')}`);
    const answers = await Promise.all(asked.map((requestId) => act(database, requestId)));
    expect(answers).toEqual(asked.map(() => ({ times: 1 })));
    expect(await deeds()).toEqual(Object.fromEntries(asked.map((requestId) => [requestId, 1])));
  });

  if (kind === 'sqlite') return;

  test.each([
    ['after the server had committed', 'after', 1],
    ['before the server heard of the commit', 'before', 2],
  ] as const)(
    'an act whose connection breaks %s is asked for once more, and done once',
    async (_, when, wanted) => {
      const { at, breakCommit } = await breakable();
      const database = await open(at);
      breakCommit(when);
      let done = 0;
      expect(await act(database, 'r-1', async () => void (done += 1))).toEqual({ times: 1 });
      expect(done).toBe(wanted);
      expect(await act(database, 'r-1')).toEqual({ times: 1 });
      expect(await deeds()).toEqual({ 'r-1': 1 });
    },
  );

  test.each(['after', 'before'] as const)(
    'of work that does not ask whether it was done nobody knows where its connection breaks %s the commit, and it is not done again',
    async (when) => {
      const { at, breakCommit } = await breakable();
      const database = await open(at);
      breakCommit(when);
      const blind = database.inTransaction((manager) =>
        manager.query("INSERT INTO deeds (name, times) VALUES ('blind', 1)"),
      );
      await expect(blind).rejects.toMatchObject(UNKNOWN);
      expect(await deeds()).toEqual(when === 'after' ? { blind: 1 } : {});
    },
  );

  test('whoever is refused before it is known that a cut act was done is told that nobody knows', async () => {
    const { at, breakCommit } = await breakable();
    const database = await open(at);
    let tries = 0;
    const given = { requestId: 'r-1', subject: 'someone', act: 'add', input: 1 };
    const gone = { extensions: { code: 'UNKNOWN_RECORD' } };
    const remove = () =>
      database.inTransaction(async (manager) => {
        // As an act does that looks for its record first: the second try finds what the first has left.
        if ((tries += 1) > 1) throw Object.assign(new Error('It is gone.'), gone);
        return onlyOnce(manager, given, () => manager.query("DELETE FROM deeds WHERE name = 'r-1'"));
      });
    breakCommit('after');
    await expect(remove()).rejects.toMatchObject(UNKNOWN);
    expect(tries).toBe(2);
    await expect(remove()).rejects.toMatchObject(gone);
  });

  test('a connection that is killed as it commits leaves the outcome unknown, and the next one works', async () => {
    const database = await open(url);
    const killed = act(database, 'r-1', async (manager) => void (await kill(await idOf(manager)))).catch(
      (error: unknown) => error,
    );
    // The first statement after it finds the connection gone before the commit: it is done again, until it is not killed.
    expect(await killed).toMatchObject({ extensions: { code: 'DATABASE_UNAVAILABLE' } });
    expect(await deeds()).toEqual({});
    const atTheEnd = database.inTransaction(async (manager) => {
      await manager.query("INSERT INTO deeds (name, times) VALUES ('r-2', 1)");
      await kill(await idOf(manager));
    });
    await expect(atTheEnd).rejects.toMatchObject(UNKNOWN);
    expect(await deeds()).toEqual({});
    expect(
      await Promise.all(Array.from({ length: 20 }, (_, index) => act(database, `r-${index}`))),
    ).toHaveLength(20);
  });

  test('a connection that is killed once before the commit costs nothing: the act is done again, once', async () => {
    const database = await open(url);
    let kills = 1;
    const answer = await act(database, 'r-1', async (manager) => {
      if (kills-- > 0) await kill(await idOf(manager));
    });
    expect(answer).toEqual({ times: 1 });
    expect(await deeds()).toEqual({ 'r-1': 1 });
  });

  test('whoever is killed at any moment and repeats until there is an answer does each act once', async () => {
    const database = await open(url);
    let working = true;
    let kills = 0;
    const killing = (async () => {
      // Bounded, or on a slow machine nobody would ever come to an end between two kills.
      while (working && kills < MOST_KILLS) {
        const rows: { id: number }[] = await direct.reader.query(
          'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() ORDER BY RAND() LIMIT 1',
        );
        const id = rows[0]?.id;
        if (
          id &&
          (await kill(id).then(
            () => true,
            () => false,
          ))
        )
          kills += 1;
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    })();
    const codes = new Set<string>();
    const untilAnswered = async (requestId: string): Promise<unknown> => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await act(database, requestId);
        } catch (error) {
          if (tries === MOST_KILLS) throw error;
          codes.add((error as { extensions?: { code: string } }).extensions?.code ?? String(error));
        }
      }
    };
    const names = Array.from({ length: 120 }, (_, index) => `r-${String(index).padStart(3, '0')}`);
    const answers: unknown[] = [];
    for (let start = 0; start < names.length; start += 8) {
      answers.push(...(await Promise.all(names.slice(start, start + 8).map(untilAnswered))));
    }
    working = false;
    await killing;
    expect(kills).toBeGreaterThan(20);
    expect(
      [...codes].filter(
        (code) => !['OUTCOME_UNKNOWN', 'DATABASE_BUSY', 'DATABASE_UNAVAILABLE'].includes(code),
      ),
    ).toEqual([]);
    expect(answers).toEqual(names.map(() => ({ times: 1 })));
    expect(await deeds()).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  });

  test('a transaction that is done again sees what was committed in the meantime', async () => {
    const database = await open(url);
    await act(database, 'counter');
    const seen: number[] = [];
    const addOne = () =>
      database.inTransaction(async (manager) => {
        const rows: { times: number }[] = await manager.query(
          "SELECT times FROM deeds WHERE name = 'counter' FOR UPDATE",
        );
        const times = rows[0]?.times ?? NaN;
        if (seen.push(times) % 3 === 0) throw Object.assign(new Error('deadlock'), { errno: 1213 });
        await manager.query("UPDATE deeds SET times = ? WHERE name = 'counter'", [times + 1]);
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await deeds()).toEqual({ counter: 21 });
    expect(seen.length).toBeGreaterThan(20);
  });
});
