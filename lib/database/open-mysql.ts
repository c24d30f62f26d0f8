import { DataSource } from 'typeorm';
import { tellFailures } from './failures';
import { backUpBefore } from './backup/before-migration';
import type { Database, DatabaseSettings } from './settings';
import { migrate } from './migrate';
import { measureStatements } from './measured-statements';
import { transactionOnMysql } from './mysql-transaction';
import { sourceOptions } from './source-options';
import { limitStatements } from './statement-limit';

/** Opens a database of a MySQL or MariaDB server through a pool of connections. */
export async function openMysql(settings: DatabaseSettings): Promise<Database> {
  const source = await new DataSource({
    ...sourceOptions(settings),
    type: 'mysql',
    url: settings.url,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    poolSize: 10,
    connectTimeout: CONNECTS_WITHIN_MS,
  }).initialize();
  try {
    const migrations = await migrate(source, settings, (names) => backUpBefore(settings, names));
    // Only now: a migration may take as long as it needs, and its errors are for whoever starts the program.
    limitStatements(source, settings.statementMs ?? STATEMENT_MS);
    tellFailures(source);
    measureStatements(source, settings.url);
    return {
      kind: 'mysql',
      migrations,
      reader: source.manager,
      inTransaction: (work) => transactionOnMysql(source, work),
      close: () => source.destroy(),
    };
  } catch (error) {
    await source.destroy().catch(() => undefined);
    throw error;
  }
}

const CONNECTS_WITHIN_MS = 5000;
const STATEMENT_MS = 60_000;
