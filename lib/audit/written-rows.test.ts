import { tableWritten, writtenRows } from './written-rows';

test('what TypeORM and plain SQL insert is read row by row, on either database', () => {
  expect(
    writtenRows(
      'INSERT INTO "teams"("id", "on", "n") VALUES (?, NULL, 1), (?, \'it\'\'s (so), \', DEFAULT)',
      ['a', 'b'],
    ),
  ).toEqual({
    verb: 'INSERT',
    table: 'teams',
    rows: [
      { id: 'a', on: null, n: 1 },
      { id: 'b', on: "it's (so), ", n: null },
    ],
  });
  expect(writtenRows('INSERT INTO `teams`(`id`) VALUES (?) RETURNING "id"', ['a'])).toMatchObject({
    rows: [{ id: 'a' }],
  });
});

test('an update gives what it sets, and the condition with the parameters that are left', () => {
  expect(
    writtenRows('UPDATE `meetings` SET `published_at` = ?, `revision` = 2 WHERE `id` IN (?, ?)', [
      'now',
      'a',
      'b',
    ]),
  ).toEqual({
    verb: 'UPDATE',
    table: 'meetings',
    set: { published_at: 'now', revision: 2 },
    where: '`id` IN (?, ?)',
    values: ['a', 'b'],
  });
});

test('a deletion without a condition is of all rows', () => {
  expect(writtenRows('DELETE FROM findings', [])).toMatchObject({ where: '1 = 1' });
  expect(writtenRows('DELETE FROM "findings" WHERE "id" = ?', ['a'])).toMatchObject({ values: ['a'] });
});

test.each([
  'INSERT INTO a (id) SELECT id FROM b',
  'INSERT INTO a (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET id = 1',
  'INSERT INTO a (id, n) VALUES (?)',
  'UPDATE a SET n = n + 1 WHERE id = ?',
  'UPDATE a SET n = ? FROM b',
  'REPLACE INTO a (id) VALUES (?)',
  'DELETE FROM a LIMIT 1',
])('what it cannot read it refuses, lest it be written past the audit: %s', (sql) => {
  expect(() => writtenRows(sql, ['a', 'b'])).toThrow('does not understand');
});

test('reading is no writing', () => {
  expect(tableWritten('SELECT * FROM teams FOR UPDATE')).toBeNull();
  expect(tableWritten('SET TRANSACTION ISOLATION LEVEL READ COMMITTED')).toBeNull();
  expect(tableWritten('UPDATE "teams" SET "id" = ?')).toBe('teams');
});
