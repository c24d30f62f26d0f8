import { createConnection } from 'mysql2/promise';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { onEachDatabase } from '../../tests/support/databases';
import type { Database } from '../database/database';
import { Memo, PaperKind } from '../papers/memo';
import { insertMany } from './insert-many';

const ODD = ['একটি\tদাগ', 'দুই\r\nসারি', 'C:\\নথি\\', '\\N', '\'উদ্ধৃত\' "এবং"', '', '০', 'অন্ত\\'];

/** Rows in which everything occurs that a file might say wrongly. */
function memos(count: number): Memo[] {
  return Array.from({ length: count }, (_, index) => {
    const odd = ODD[index % ODD.length] ?? '';
    return {
      id: `memo-${String(index).padStart(6, '0')}`,
      areaId: 'area-50',
      kind: PaperKind.MINUTES,
      number: index % 3 ? odd : null,
      numberKey: null,
      issuedOn: index % 2 ? '2023-02-28' : null,
      banglaDate: null,
      subject: odd,
      references: [{ raw: odd, issuedOn: null }],
      copyTo: [odd, 'অফিস নথি'],
      signatoryPost: null,
      signatoryName: null,
      rawText: null,
      given: { odd, nested: { number: 1.5, none: null } },
      contentHash: `hash-${index}`,
      recordId: 'record',
      recordedAt: '2023-03-01T04:30:00.000Z',
    };
  });
}

const load = (database: Database, rows: readonly Memo[]): Promise<void> =>
  database.inTransaction((manager) => insertMany(manager, database.kind, Memo, rows));

const onRecord = (database: Database): Promise<Memo[]> =>
  database.reader.find(Memo, { order: { id: 'ASC' } });

onEachDatabase((newDatabase, kind) => {
  test('what is loaded is read back as it was given, whatever letters are in it', async () => {
    const database = await openMeetingsDatabase({ url: await newDatabase() });
    const rows = memos(1234);
    await load(database, rows);
    expect(await onRecord(database)).toEqual(rows);
    await load(database, []);
    await database.close();
  });

  test('a row that cannot be written fails the whole of it, where a file would only be warned of', async () => {
    const database = await openMeetingsDatabase({ url: await newDatabase() });
    const [first, second] = memos(2) as [Memo, Memo];
    await expect(load(database, [first, { ...second, id: first.id }])).rejects.toThrow();
    const tooLong = { ...second, number: '১'.repeat(600) };
    if (kind === 'mysql') await expect(load(database, [first, tooLong])).rejects.toThrow('warnings');
    expect(await onRecord(database)).toEqual([]);
    await database.close();
  });

  (kind === 'mysql' ? test : test.skip)(
    'a server that takes no files is sent statements instead',
    async () => {
      const server = await createConnection({ uri: process.env['SOPAN_TEST_MYSQL_URL'] ?? '' });
      const database = await openMeetingsDatabase({ url: await newDatabase() });
      await server.query('SET GLOBAL local_infile = OFF');
      try {
        const rows = memos(600);
        await load(database, rows);
        expect(await onRecord(database)).toEqual(rows);
      } finally {
        await server.query('SET GLOBAL local_infile = ON');
        await server.end();
        await database.close();
      }
    },
  );
});
