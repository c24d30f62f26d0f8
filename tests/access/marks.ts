import type { Database } from '../../lib/database/database';

/** What is kept beside the acts themselves: refusals are recorded, and feeds are read, while nothing is done. */
const NOT_OF_ACTS =
  /audit|refus|migration|inbox|feed|replica|directory|sqlite|outbox_head|turns|locks|clock|written_rows/i;

/**
 * Makes what gives another text whenever a row was written that acts write, without reading them all: on SQLite
 * triggers count what is written, a MySQL server sums its tables up.
 */
export async function marksOf(database: Database): Promise<() => Promise<string>> {
  const { kind, reader } = database;
  const tables: { name: string }[] = await reader.query(
    kind === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  const names = tables.map(({ name }) => name).filter((name) => !NOT_OF_ACTS.test(name));
  if (kind === 'mysql')
    return async () => JSON.stringify(await reader.query(`CHECKSUM TABLE ${names.join(', ')}`));
  await database.inTransaction(async (manager) => {
    await manager.query('CREATE TABLE written_rows (act TEXT PRIMARY KEY, times INTEGER NOT NULL)');
    for (const name of names)
      for (const act of ['INSERT', 'UPDATE', 'DELETE']) {
        await manager.query('INSERT INTO written_rows VALUES (?, 0)', [`${act} ${name}`]);
        await manager.query(
          `CREATE TRIGGER written_${act}_${name} AFTER ${act} ON ${name} BEGIN
             UPDATE written_rows SET times = times + 1 WHERE act = '${act} ${name}'; END`,
        );
      }
  });
  return async () => JSON.stringify(await reader.query('SELECT * FROM written_rows ORDER BY act'));
}
