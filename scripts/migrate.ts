import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { BackupError } from '../lib/database/backup/take-backup';
import { readSqliteRows } from '../lib/database/backup/sqlite-rows';
import { readMysqlRows } from '../lib/database/backup/mysql-rows';
import { refuseNewer } from '../lib/database/migrate';
import {
  addDatabaseOptions,
  databasesOf,
  knownMigrations,
  OPEN,
  type DatabaseUrls,
  type SubgraphDatabase,
} from './backup/subgraph-databases';
import { toldFailure } from './backup/told';
import { dataFolder } from './import/local-hub';

interface MigrateCommand extends DatabaseUrls {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly backups?: string;
}

/** `sopan migrate`. */
export function addMigrateCommand(program: Command): void {
  const command = program
    .command('migrate')
    .description(
      'Bring the databases to the version of this program. A database with records is copied first.',
    )
    .option('--check', 'change nothing; tell what is to be done')
    .option('--backups <folder>', 'where the copies go; beside SQLite files, else data/backups unless told')
    .option('--json', 'print one JSON object for each database instead of text');
  addDatabaseOptions(command)
    .addHelpText(
      'after',
      '\nExit code: 0 they are at that version, 1 not yet (--check) or a migration failed, 2 bad call, 65 a database is newer than the program.',
    )
    .action(async (options: MigrateCommand) => {
      process.exitCode = await migrateCommand(options);
    });
}

async function migrateCommand(options: MigrateCommand): Promise<number> {
  const json = options.json ?? false;
  try {
    const databases = databasesOf(options, dataFolder());
    if (!databases.length)
      throw new BackupError(
        `There is no database in ${dataFolder()}. Set SOPAN_DATA, or name one with --meetings and so on.`,
      );
    let isOpen = false;
    for (const database of databases) {
      const pending = await pendingOf(database);
      isOpen ||= pending.length > 0;
      if (!options.check) await migrated(database, options);
      process.stdout.write(
        json
          ? `${JSON.stringify({ subgraph: database.name, migrations: pending, done: !options.check })}\n`
          : told(database.name, pending, options.check ?? false),
      );
    }
    return options.check && isOpen ? 1 : 0;
  } catch (error) {
    return toldFailure(error, json);
  }
}

/** What is to be done, found without changing anything. */
async function pendingOf({ name, url }: SubgraphDatabase): Promise<string[]> {
  const known = await knownMigrations(name);
  const file = url.slice('sqlite:'.length);
  if (url.startsWith('sqlite:') && !existsSync(file)) return [...known];
  const source = url.startsWith('sqlite:') ? readSqliteRows(file) : await readMysqlRows(url);
  await source.close();
  refuseNewer(known, source.migrations);
  return known.filter((each) => !source.migrations.includes(each));
}

async function migrated({ name, url }: SubgraphDatabase, { backups }: MigrateCommand): Promise<void> {
  const database = await OPEN[name]({
    url,
    ...(backups ? { backups } : {}),
    onMigration: (migration) => process.stderr.write(`${name}: ${migration} …\n`),
  });
  await database.close();
}

function told(name: string, pending: readonly string[], check: boolean): string {
  if (!pending.length) return `${name}: nothing to do.\n`;
  return `${name}: ${pending.join(', ')} ${check ? 'to be done' : 'done'}.\n`;
}
