import type { Database } from '../../lib/database/database';
import { onlyOnce } from '../../lib/requests/only-once';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';
import { cutMysqlAt } from './support/cuts';
import { openToy } from './support/toy-database';

onEachDatabase((newDatabase, kind) => {
  let database: Database;
  let url = '';
  beforeEach(async () => {
    url = await newDatabase();
    database = await openToy({ url });
  });
  afterEach(() => database.close());

  /** Adds a word, once for each requestId; the answer is another one each time it is done. */
  const act = (requestId: string, word = requestId, subject = 'someone'): Promise<unknown> =>
    database.inTransaction((manager) =>
      onlyOnce(manager, { requestId, subject, act: 'add', input: word }, async () => {
        await manager.query('INSERT INTO words (word, times) VALUES (?, 1)', [`${word} ${Math.random()}`]);
        return { doneAs: Math.random() };
      }),
    );
  const words = async (): Promise<number> =>
    ((await database.reader.query('SELECT word FROM words')) as unknown[]).length;

  test('F19 twenty at once with the same key do it once and hear the same; another body and another person are told apart', async () => {
    const keys = rounds(5, 200);
    let doubled = 0;
    for (let key = 0; key < keys; key += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => act(`key-${key}`)));
      if (new Set(answers.map((answer) => JSON.stringify(answer))).size !== 1) doubled += 1;
    }
    expect(await words()).toBe(keys);
    figure(
      `F19 same key on ${kind}`,
      `${keys * 20} asked, ${keys} done, ${doubled} answers that differ`,
      `${keys}, 0`,
      doubled === 0,
    );
    expect(doubled).toBe(0);
    await expect(act('key-0', 'another body')).rejects.toMatchObject({
      extensions: { code: 'REQUEST_ID_REUSED' },
    });
    await act('key-0', 'key-0', 'someone else');
    expect(await words()).toBe(keys + 1);
  });

  test('F19 the first answer outlives the process, also where it never arrived', async () => {
    const first = await act('key');
    await database.close();
    database = await openToy({ url });
    expect(await act('key')).toEqual(first);
    if (kind === 'mysql') {
      // Ended right after each statement was sent, among them the commit: whoever repeats finds it done, or does it.
      for (let statement = 1, isDone = false; !isDone; statement += 1) {
        const cut = cutMysqlAt(statement, 'sent');
        isDone = await act(`cut-${statement}`).then(
          () => !cut.wasCut,
          () => false,
        );
        cut.end();
        await new Promise((resolve) => setTimeout(resolve, 40));
        expect(await act(`cut-${statement}`)).toEqual(await act(`cut-${statement}`));
        expect(await words()).toBe(1 + statement);
      }
    }
    expect(await act('key')).toEqual(first);
  });
});
