import { onEachDatabase } from '../../tests/support/databases';
import type { Database } from '../../lib/database/database';
import { openMeetingsDatabase } from './database';

onEachDatabase((newDatabase) => {
  let database: Database;
  beforeAll(async () => {
    database = await openMeetingsDatabase({ url: await newDatabase() });
  });
  afterAll(() => database.close());

  test('every property of every record has its column, with the same room for nothing, and no column is left over', async () => {
    const { connection } = database.reader;
    expect(connection.entityMetadatas.length).toBeGreaterThan(10);
    const runner = connection.createQueryRunner();
    for (const { tableName, columns } of connection.entityMetadatas) {
      const table = (await runner.getTable(tableName))!;
      const told = (column: { name: string; isNullable: boolean; isPrimary: boolean }): string =>
        `${tableName}.${column.name}${column.isNullable ? '?' : ''}${column.isPrimary ? ' key' : ''}`;
      const wanted = columns.map(({ databaseName, isNullable, isPrimary }) =>
        told({ name: databaseName, isNullable, isPrimary }),
      );
      expect(table.columns.map(told).sort()).toEqual(wanted.sort());
    }
    if (database.kind === 'mysql') await runner.release();
  });

  test('every text is kept in a character set that holds Bangla, and compared letter by letter', async () => {
    if (database.kind !== 'mysql') return;
    const rows: { place: string }[] = await database.reader.query(
      `SELECT CONCAT(table_name, '.', column_name, ' ', collation_name) AS place FROM information_schema.columns
       WHERE table_schema = DATABASE() AND collation_name IS NOT NULL AND collation_name <> 'utf8mb4_bin'
         AND table_name <> 'migrations'`,
    );
    expect(rows).toEqual([]);
  });
});
