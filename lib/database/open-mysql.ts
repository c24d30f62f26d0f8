import { DataSource } from 'typeorm';
import { aroundStatements } from './around-statements';
import { isBroken, isNotReady, tellFailures } from './failures';
import { backUpBefore } from './backup/before-migration';
import type { Database, DatabaseSettings } from './settings';
import { migrate } from './migrate';
import { measureStatements } from './measured-statements';
import { MysqlHosts, oneByOne } from './mysql-hosts';
import { transactionOnMysql, TRIES_OF_A_CLUSTER } from './mysql-transaction';
import { sourceOptions } from './source-options';
import { limitStatements } from './statement-limit';

/** Opens a database of a MySQL or MariaDB server, or of one of several that have the same, through a pool of connections. */
export async function openMysql(settings: DatabaseSettings): Promise<Database> {
  const hosts = new MysqlHosts(settings.url);
  if (hosts.several) await migrateAtOne(settings);
  const source = await connected(
    hosts.count,
    () =>
      new DataSource({
        ...sourceOptions(settings),
        type: 'mysql',
        url: settings.url,
        charset: 'utf8mb4',
        timezone: 'Z',
        dateStrings: ['DATE'],
        poolSize: 10,
        connectTimeout: CONNECTS_WITHIN_MS,
        ...(hosts.several ? { extra: { stream: hosts.open } } : {}),
      }),
  );
  try {
    const migrations = await migrate(source, settings, (names) => backUpBefore(settings, names));
    // Only now: a migration may take as long as it needs, and its errors are for whoever starts the program.
    limitStatements(source, settings.statementMs ?? STATEMENT_MS, !hosts.several);
    if (hosts.several) leaveUnready(source, hosts);
    tellFailures(source);
    measureStatements(source, settings.url);
    return {
      kind: 'mysql',
      migrations,
      reader: source.manager,
      inTransaction: (work) =>
        transactionOnMysql(source, work, hosts.several ? TRIES_OF_A_CLUSTER : undefined),
      close: () => source.destroy(),
    };
  } catch (error) {
    await source.destroy().catch(() => undefined);
    throw error;
  }
}

const CONNECTS_WITHIN_MS = 5000;
const STATEMENT_MS = 60_000;

/** Connects to the first server that answers. */
async function connected(servers: number, source: () => DataSource): Promise<DataSource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await source().initialize();
    } catch (error) {
      if (attempt >= servers) throw error;
    }
  }
}

/** Brings a cluster forward at one node: the lock of migrations is known to that alone, so all take the same one's. */
async function migrateAtOne(settings: DatabaseSettings): Promise<void> {
  const urls = oneByOne(settings.url);
  for (const url of urls) {
    try {
      const database = await openMysql({ ...settings, url });
      return await database.close();
    } catch (error) {
      if (!isBroken(error) || url === urls.at(-1)) throw error;
    }
  }
}

/** Turns from a node that takes connections and no statements. */
function leaveUnready(source: DataSource, hosts: MysqlHosts): void {
  aroundStatements(source, (run, _sql, runner) =>
    run().catch(async (error: unknown) => {
      if (isNotReady(error)) hosts.leave((await runner.connect()) as Parameters<MysqlHosts['leave']>[0]);
      throw error;
    }),
  );
}
