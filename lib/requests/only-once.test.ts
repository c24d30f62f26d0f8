import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onEachDatabase } from '../../tests/support/databases';
import { openDatabase, type Database } from '../database/database';
import { createTable, word } from '../database/table';
import { createAuditTables } from '../audit/audit-table';
import { createRequestTable, onlyOnce, type Request } from './only-once';

class Requests1700000000001 implements MigrationInterface {
  readonly name = 'Requests1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createRequestTable(runner);
    await createAuditTables(runner);
    await createTable(runner, 'deeds', { name: word }, { primary: ['name'] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

const request = (changes: Partial<Request> = {}): Request => ({
  requestId: 'r-1',
  subject: 'someone',
  act: 'doDeed',
  input: { text: 'ঠিক আছে', number: 1 },
  ...changes,
});

onEachDatabase((newDatabase) => {
  let database: Database;
  let done = 0;
  beforeEach(async () => {
    done = 0;
    database = await openDatabase({
      url: await newDatabase(),
      entities: [],
      migrations: [Requests1700000000001],
    });
  });
  afterEach(() => database.close());

  /** Does a deed that leaves a row and answers with its number. */
  const ask = (given: Request, pause = 0): Promise<{ deed: string }> =>
    database.inTransaction((manager) =>
      onlyOnce(manager, given, async () => {
        done += 1;
        const deed = `deed-${done}`;
        await manager.query('INSERT INTO deeds (name) VALUES (?)', [deed]);
        await new Promise((resolve) => setTimeout(resolve, pause));
        return { deed };
      }),
    );
  const deeds = async (): Promise<number> =>
    ((await database.reader.query('SELECT name FROM deeds')) as unknown[]).length;

  test('a repeat gets the first result, and nothing is done again', async () => {
    const first = await ask(request());
    expect(await ask(request())).toEqual(first);
    expect(await deeds()).toBe(1);
  });

  test('another body under the same id is refused, and so is another act', async () => {
    await ask(request());
    const reused = { extensions: { code: 'REQUEST_ID_REUSED' } };
    await expect(ask(request({ input: { text: 'ঠিক আছে', number: 2 } }))).rejects.toMatchObject(reused);
    await expect(ask(request({ act: 'undoDeed' }))).rejects.toMatchObject(reused);
    expect(await deeds()).toBe(1);
  });

  test('the same id of somebody else is another request', async () => {
    const mine = await ask(request());
    const theirs = await ask(request({ subject: 'someone else' }));
    expect(theirs).not.toEqual(mine);
    expect(await ask(request({ subject: 'someone else', input: request().input }))).toEqual(theirs);
    expect(await deeds()).toBe(2);
  });

  test('an id may be as long as a client likes, and differs by every letter', async () => {
    const long = 'ক'.repeat(5000);
    await ask(request({ requestId: `${long}১` }));
    await ask(request({ requestId: `${long}২` }));
    await ask(request({ requestId: `${long}১ ` }));
    expect(await deeds()).toBe(3);
  });

  test('no id at all is refused, since two acts would share it', async () => {
    const refused = { extensions: { code: 'BAD_INPUT' } };
    await expect(ask(request({ requestId: '' }))).rejects.toMatchObject(refused);
    await expect(ask(request({ requestId: ' ' }))).rejects.toMatchObject(refused);
    expect(await deeds()).toBe(0);
  });

  test('twenty who ask the same at once get the same result, and it is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(request(), 5)));
    expect(new Set(answers.map(({ deed }) => deed)).size).toBe(1);
    expect(await deeds()).toBe(1);
  });

  test('twenty who ask different things at once each get their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask(request({ requestId: `r-${index}` }), 1)),
    );
    expect(new Set(answers.map(({ deed }) => deed)).size).toBe(20);
    expect(await deeds()).toBe(20);
  });

  test('an act that fails leaves nothing, and may be asked for again under the same id', async () => {
    const fails = database.inTransaction((manager) =>
      onlyOnce(manager, request(), async () => {
        await manager.query("INSERT INTO deeds (name) VALUES ('half')");
        throw new Error('failed');
      }),
    );
    await expect(fails).rejects.toThrow('failed');
    expect(await deeds()).toBe(0);
    await ask(request());
    expect(await deeds()).toBe(1);
  });

  test('those who wait for one that fails do not all fail with it', async () => {
    let tries = 0;
    const ask20 = Array.from({ length: 20 }, () =>
      database.inTransaction((manager) =>
        onlyOnce(manager, request(), async () => {
          tries += 1;
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (tries === 1) throw new Error('the first one fails');
          return 'done';
        }),
      ),
    );
    const answers = await Promise.allSettled(ask20);
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(tries).toBe(2);
  });
});
