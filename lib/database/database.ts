import { openMysql } from './open-mysql';
import { openSqlite } from './open-sqlite';
import type { Database, DatabaseSettings } from './settings';

export type { Database, DatabaseKind, DatabaseSettings, OpenSettings } from './settings';

/** Opens the database, migrating it to this program's version. Refuses one that is newer. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.url.startsWith('sqlite:') ? openSqlite(settings) : openMysql(settings);
}
