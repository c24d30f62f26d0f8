import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { readManifest, verifyFiles, BadBackupError, type Entry } from '../lib/database/backup/manifest';
import { demandContent, openCopy } from '../lib/database/backup/open-copy';
import { restoreFiles, type ToRestore } from '../lib/database/backup/restore-files';
import { restoreTables } from '../lib/database/backup/restore-tables';
import { BackupError } from '../lib/database/backup/take-backup';
import { refuseNewer } from '../lib/database/migrate';
import type { SubgraphName } from '../lib/subgraph/subgraph';
import { datedBackups } from './backup/folders';
import { progressOnTerminal } from './backup/progress';
import {
  addDatabaseOptions,
  knownMigrations,
  OPEN,
  SUBGRAPHS,
  type DatabaseUrls,
} from './backup/subgraph-databases';
import { toldFailure } from './backup/told';
import { dataFolder } from './import/local-hub';

interface RestoreCommand extends DatabaseUrls {
  readonly into?: string;
  readonly only?: readonly string[];
  readonly json?: boolean;
}

type Restored = ToRestore & { readonly name: SubgraphName };

/** `sopan restore`. */
export function addRestoreCommand(program: Command): void {
  const command = program
    .command('restore')
    .description(
      'Put a backup in the place of the databases. The hub must be stopped; the old ones are kept.',
    )
    .argument('<folder>', 'the backup: a folder with a manifest.json, or that file')
    .option('--into <folder>', 'the data folder with the embedded databases; SOPAN_DATA unless told')
    .addOption(new Option('--only <name...>', 'only the databases of these subgraphs').choices(SUBGRAPHS))
    .option('--json', 'print one JSON object instead of text');
  addDatabaseOptions(command)
    .addHelpText(
      'after',
      '\nExit code: 0 restored, 1 refused and nothing changed, 2 bad call, 65 the backup is newer than the program.',
    )
    .action(async (folder: string, options: RestoreCommand) => {
      process.exitCode = await restoreCommand(folder, options);
    });
}

/** Restores a backup and tells of it; gives the exit code. */
export async function restoreCommand(given: string, options: RestoreCommand): Promise<number> {
  const folder = resolve(given.replace(/manifest\.json$/, '.'));
  const json = options.json ?? false;
  const progress = progressOnTerminal();
  try {
    progress.told('Reading the backup …');
    const manifest = readBackup(folder);
    await verifyFiles(folder, manifest);
    const found = await Promise.all(manifest.databases.map(identified));
    const all = found.filter(({ name }) => options.only?.includes(name) ?? true);
    if (!all.length) throw new BackupError(`The backup in ${folder} holds none of these databases.`);
    for (const { entry } of all)
      await demandContent(await openCopy(folder, entry), entry, `The copy of ${entry.name}`);
    progress.told('Restoring …');
    const kept = await restored(folder, all, manifest.files, options);
    progress.end();
    const names = all.map(({ name }) => name);
    process.stdout.write(
      json
        ? `${JSON.stringify({ restored: names, takenAt: manifest.takenAt, kept })}\n`
        : `Restored ${names.join(', ')} as of ${manifest.takenAt}; every row was read again and is that of the backup.\n${kept.length ? `What was there before is kept: ${kept.join(', ')}. ` : ''}Start the hub.\n`,
    );
    return 0;
  } catch (error) {
    progress.end();
    return toldFailure(error, json);
  }
}

/** Whatever folder is given, the answer says where a backup is. */
function readBackup(folder: string) {
  const within = datedBackups(folder);
  if (!within.length) return readManifest(folder);
  throw new BadBackupError(
    `${folder} holds several backups. Name one, such as ${join(folder, within.at(-1) ?? '')}`,
  );
}

/** Which subgraph a copy is of, told by its migrations; refuses one of a newer program. */
async function identified(entry: Entry): Promise<Restored> {
  for (const name of SUBGRAPHS) {
    const known = await knownMigrations(name);
    if (known[0] !== entry.migrations[0]) continue;
    refuseNewer(known, entry.migrations);
    return { name, entry, open: OPEN[name] };
  }
  throw new BadBackupError(`${entry.file} is not of a database that this program knows.`);
}

/** Into MySQL those whose addresses are given, else all into the files of the data folder. Gives what is kept where. */
async function restored(
  folder: string,
  all: readonly Restored[],
  files: Parameters<typeof restoreFiles>[3],
  options: RestoreCommand,
): Promise<string[]> {
  const given = SUBGRAPHS.filter((name) => options[name] !== undefined);
  if (!given.length) {
    const kept = await restoreFiles(folder, resolve(options.into ?? dataFolder()), all, files);
    return kept === null ? [] : [kept];
  }
  const kept: string[] = [];
  for (const name of given) {
    const url = options[name] ?? '';
    const wanted = all.find((each) => each.name === name);
    if (!wanted) throw new BackupError(`The backup in ${folder} holds no database of ${name}.`);
    if (!url.startsWith('mysql:'))
      throw new BackupError(`Name the data folder of SQLite files with --into, not --${name} ${url}.`);
    await restoreTables(folder, url, wanted);
    kept.push(`the tables kept_… of ${new URL(url).pathname.slice(1)}`);
  }
  return kept;
}
