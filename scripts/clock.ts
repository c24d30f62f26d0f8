import type { Command } from 'commander';
import { BackupError } from '../lib/database/backup/take-backup';
import { acceptClock, lastAct } from '../lib/requests/clock';
import { addDatabaseOptions, databasesOf, OPEN, type DatabaseUrls } from './backup/subgraph-databases';
import { toldFailure } from './backup/told';
import { dataFolder } from './import/local-hub';

/** `sopan clock` and `sopan clock accept`. */
export function addClockCommands(program: Command): void {
  const clock = program
    .command('clock')
    .description('Compare the clock with the last act on record; the hub writes nothing while it is behind.');
  for (const act of ['show', 'accept'] as const) {
    const command = clock
      .command(act, act === 'show' ? { isDefault: true } : {})
      .description(
        act === 'show'
          ? 'Tell both, change nothing.'
          : 'The clock is right now and was ahead before: date what was recorded then as of now.',
      );
    addDatabaseOptions(command)
      .addHelpText('after', '\nExit code: 0 the clock is not behind (any more), 1 it is, 2 bad call.')
      .action(async (urls: DatabaseUrls) => {
        process.exitCode = await clockCommand(act, urls);
      });
  }
}

async function clockCommand(act: 'show' | 'accept', urls: DatabaseUrls): Promise<number> {
  try {
    const databases = databasesOf(urls, dataFolder());
    if (!databases.length) throw new BackupError(`There is no database in ${dataFolder()}. Set SOPAN_DATA.`);
    let isBehind = false;
    for (const { name, url } of databases) {
      const database = await OPEN[name]({ url });
      const now = Date.now();
      const changed =
        act === 'accept' ? await database.inTransaction((manager) => acceptClock(manager, now)) : 0;
      const last = await lastAct(database.reader);
      await database.close();
      isBehind ||= last > now;
      const since = last ? `the last act is of ${new Date(last).toISOString()}` : 'nothing was recorded yet';
      const done = changed ? `, ${changed} acts dated as of now` : '';
      process.stdout.write(`${name}: it is ${new Date(now).toISOString()}, ${since}${done}.\n`);
    }
    return isBehind ? 1 : 0;
  } catch (error) {
    return toldFailure(error, false);
  }
}
