import { type Command } from 'commander';
import type { Database } from '../lib/database/database';
import type { Compared, Tell } from '../lib/rollup/rebuild';
import { openMeetingsDatabase } from '../subgraphs/meetings/database';
import { checkDecisions, rebuildDecisions } from '../subgraphs/meetings/rebuild';
import { openPlansDatabase } from '../subgraphs/plans/database';
import { checkPlans, rebuildPlans } from '../subgraphs/plans/rebuild';
import { databaseOption, embeddedDatabase } from './database-option';
import { dataFolder } from './import/local-hub';

interface Databases {
  readonly meetings?: string;
  readonly plans?: string;
  readonly json?: boolean;
}

const SUBGRAPHS = [
  { name: 'meetings', open: openMeetingsDatabase, check: checkDecisions, rebuild: rebuildDecisions },
  { name: 'plans', open: openPlansDatabase, check: checkPlans, rebuild: rebuildPlans },
] as const;

/** `sopan rollups check` and `sopan rollups rebuild`. */
export function addRollupCommands(program: Command): void {
  const rollups = program
    .command('rollups')
    .description('Compare the kept counts with the records they come from, or count them anew.');
  for (const act of ['check', 'rebuild'] as const) {
    rollups
      .command(act)
      .description(
        act === 'check'
          ? 'Count everything anew, change nothing, and tell what differs.'
          : 'Put right what differs, and tell what that was. The hub may go on running.',
      )
      .addOption(databaseOption('meetings'))
      .addOption(databaseOption('plans'))
      .option('--json', 'print one JSON object for each subgraph instead of text')
      .addHelpText(
        'after',
        '\nExit code: 0 nothing differs or all was put right, 1 something differs, 2 bad call.',
      )
      .action(async (databases: Databases) => {
        process.exitCode = await rollupsCommand(act, databases);
      });
  }
}

async function rollupsCommand(act: 'check' | 'rebuild', databases: Databases): Promise<number> {
  let differs = false;
  for (const { name, open, ...acts } of SUBGRAPHS) {
    const url = databases[name] ?? embeddedDatabase(name, dataFolder());
    if (url === null) {
      process.stderr.write(
        `There is no database of ${name} in ${dataFolder()}. Run npm start first, set SOPAN_DATA, or give --${name}.\n`,
      );
      return 2;
    }
    const compared = await withDatabase(await open({ url }), (database) =>
      acts[act](database, progressOf(name)),
    );
    process.stdout.write(
      databases.json ? `${JSON.stringify({ subgraph: name, ...compared })}\n` : told(act, name, compared),
    );
    differs ||= compared.differences.length > 0;
  }
  return act === 'check' && differs ? 1 : 0;
}

async function withDatabase<Result>(
  database: Database,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Tells on the terminal how far the work is. */
function progressOf(name: string): Tell {
  return (done, of) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${name}: ${done} of ${of} parts${done === of ? '\n' : ''}`);
  };
}

function told(act: 'check' | 'rebuild', name: string, { compared, differences }: Compared): string {
  if (!differences.length) return `${name}: ${compared} kept rows compared, nothing differs.\n`;
  const after = act === 'check' ? 'To put them right: npx sopan rollups rebuild' : 'They are put right now.';
  return `${name}: ${compared} rows compared, these differ:\n${differences.map((line) => `  ${line}\n`).join('')}${after}\n`;
}
