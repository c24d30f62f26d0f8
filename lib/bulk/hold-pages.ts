import type { Database } from '../database/database';

const KILOBYTES = 262_144;
/** 128 MB of pages of 4 KB. */
const PAGES_LOGGED = 32_768;

/**
 * Lets SQLite hold in memory what a load writes to: indices are written all over, and the 2 MB that it holds
 * otherwise would be read and written again with each row. What is committed lies safe in its log, and may stay
 * there for some chunks: a page that each of them changes is copied to the file once. It lasts until the database
 * is closed.
 */
export async function holdPages(database: Database): Promise<void> {
  if (database.kind !== 'sqlite') return;
  await database.inTransaction(async (manager) => {
    await manager.query(`PRAGMA cache_size = -${KILOBYTES}`);
    await manager.query(`PRAGMA wal_autocheckpoint = ${PAGES_LOGGED}`);
  });
}
