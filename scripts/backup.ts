import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { Manifest } from '../lib/database/backup/manifest';
import { BackupError, takeBackup } from '../lib/database/backup/take-backup';
import { datedName, keepNewest } from './backup/folders';
import { progressOnTerminal } from './backup/progress';
import { addDatabaseOptions, databasesOf, type DatabaseUrls } from './backup/subgraph-databases';
import { toldFailure } from './backup/told';
import { dataFolder } from './import/local-hub';

interface BackupCommand extends DatabaseUrls {
  readonly to?: string;
  readonly keep?: number;
  readonly withKey?: boolean;
  readonly json?: boolean;
}

/** `sopan backup`. */
export function addBackupCommand(program: Command): void {
  const command = program
    .command('backup')
    .description('Copy the databases into a folder, while the hub runs.')
    .option('--to <folder>', 'the new folder; data/backups/ and the time unless told')
    .option('--keep <number>', 'of the backups that bear a time, keep only so many', wholeNumber)
    .option('--with-key', 'copy local.key too: whoever has it is the administrator')
    .option('--json', 'print the manifest as one JSON object instead of text');
  addDatabaseOptions(command)
    .addHelpText('after', '\nExit code: 0 there is a backup, 1 it could not be made, 2 bad call.')
    .action(async (options: BackupCommand) => {
      process.exitCode = await backupCommand(options);
    });
}

async function backupCommand(options: BackupCommand): Promise<number> {
  const json = options.json ?? false;
  const data = dataFolder();
  const backups = join(data, 'backups');
  const to = resolve(options.to ?? join(backups, datedName(new Date())));
  const progress = progressOnTerminal();
  try {
    const databases = databasesOf(options, data);
    if (!databases.length)
      throw new BackupError(
        `There is no database in ${data}. Run npm start first, set SOPAN_DATA, or name one with --meetings and so on.`,
      );
    const manifest = await takeBackup(to, databases, filesOf(data, options), (name, rows) =>
      progress.told(`${name}: ${rows} rows`),
    );
    progress.end();
    const gone = options.keep === undefined ? [] : keepNewest(backups, options.keep);
    process.stdout.write(
      json ? `${JSON.stringify({ folder: to, ...manifest, gone })}\n` : told(to, manifest),
    );
    return 0;
  } catch (error) {
    progress.end();
    return toldFailure(error, json);
  }
}

/** What lies beside the embedded databases; the key only where it is asked for. */
function filesOf(data: string, options: BackupCommand): string[] {
  if (options.meetings ?? options.plans ?? options.organisation) return [];
  const wanted = ['samples-imported', ...(options.withKey ? ['local.key'] : [])];
  return wanted.map((name) => join(data, name)).filter((path) => existsSync(path));
}

function told(folder: string, { databases, files }: Manifest): string {
  const lines = databases.map(({ name, tables, bytes }) => {
    const rows = Object.values(tables).reduce((sum, each) => sum + each, 0);
    return `  ${name}: ${rows} rows, ${(bytes / 1024).toFixed(0)} KB`;
  });
  const key = files.some(({ file }) => file === 'local.key')
    ? 'It holds local.key: keep it as safe as that.'
    : 'It holds no key (--with-key).';
  return [`Backed up to ${folder}`, ...lines, key, `To restore: npx sopan restore ${folder}`, ''].join('\n');
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}
