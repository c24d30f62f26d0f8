import type { Database } from '../database/database';

const KILOBYTES = 262_144;

/**
 * Lets SQLite hold in memory what a load writes to: indices are written all over, and the 2 MB that it holds
 * otherwise would be read and written again with each row. It lasts until the database is closed.
 */
export async function holdPages(database: Database): Promise<void> {
  if (database.kind !== 'sqlite') return;
  await database.inTransaction((manager) => manager.query(`PRAGMA cache_size = -${KILOBYTES}`));
}
