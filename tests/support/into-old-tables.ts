import { openDatabase, type Database } from '../../lib/database/database';

/** Puts the rows of a database into one of the first version, as far as that has their columns. */
export async function copyIntoOldTables(
  source: Database,
  oldUrl: string,
  firstMigration: new () => object,
  tables: readonly string[],
): Promise<void> {
  const old = await openDatabase({ url: oldUrl, entities: [], migrations: [firstMigration] });
  for (const table of tables) {
    const rows: Record<string, unknown>[] = await source.reader.query(`SELECT * FROM ${table}`);
    await old.inTransaction(async (manager) => {
      const known = await manager.queryRunner?.getTable(table);
      const columns = known?.columns.map(({ name }) => name) ?? [];
      const names = columns.map((name) => `\`${name}\``).join(', ');
      const places = columns.map(() => '?').join(', ');
      for (const row of rows)
        await manager.query(
          `INSERT INTO ${table} (${names}) VALUES (${places})`,
          columns.map((name) => row[name]),
        );
    });
  }
  await old.close();
}
