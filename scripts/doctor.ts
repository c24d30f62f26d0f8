import type { Command } from 'commander';
import { addDatabaseOptions, databasesOf, type DatabaseUrls } from './backup/subgraph-databases';
import { backups } from './doctor/backups';
import { database } from './doctor/databases';
import { look, wrong, type Finding, type Look } from './doctor/finding';
import { hub } from './doctor/hub';
import { folder, node, settings } from './doctor/machine';
import { dataFolder } from './import/local-hub';

interface DoctorCommand extends DatabaseUrls {
  readonly url: string;
  readonly json?: boolean;
}

/** `sopan doctor`. */
export function addDoctorCommand(program: Command): void {
  const command = program
    .command('doctor')
    .description(
      'Look whether this installation is well, and say what to do where it is not. Changes nothing.',
    )
    .option('--url <url>', 'the hub', 'http://localhost:4000')
    .option('--json', 'print one JSON object a line instead of text');
  addDatabaseOptions(command)
    .addHelpText(
      'after',
      '\nExit code: 0 nothing is wrong, 1 something is, 2 bad call.' +
        '\nWhat takes long has commands of its own: sopan rollups check, sopan audit verify.',
    )
    .action(async (options: DoctorCommand) => {
      process.exitCode = await doctorCommand(options);
    });
}

async function doctorCommand({ url, json, ...urls }: DoctorCommand): Promise<number> {
  const data = dataFolder();
  const databases = databasesOf(urls, data);
  const looks: [string, Look][] = [
    ['node', node],
    ['settings', settings],
    ['data', () => folder(data)],
    ...(databases.length ? [] : [['databases', noDatabases] as [string, Look]]),
    ...databases.map((each): [string, Look] => [each.name, () => database(each)]),
    ['backup', () => backups(data)],
    ['hub', () => hub(url)],
  ];
  let isWrong = false;
  for (const [of, lookAtIt] of looks)
    for (const finding of await found(of, lookAtIt)) {
      isWrong ||= finding.state === 'wrong';
      process.stdout.write(json ? `${JSON.stringify(finding)}\n` : line(finding));
    }
  if (!json) process.stdout.write(isWrong ? 'Something is wrong.\n' : 'Nothing is wrong.\n');
  return isWrong ? 1 : 0;
}

const noDatabases: Look = () => [
  look(
    'databases',
    'there are none in the data folder',
    'Run npm start, or name them by --meetings and so on.',
  ),
];

/** A look that fails has found something wrong. */
async function found(of: string, lookAtIt: Look): Promise<readonly Finding[]> {
  try {
    return await lookAtIt();
  } catch (error) {
    return [
      wrong(
        of,
        (error as Error).message || String((error as { code?: string }).code),
        'docs/running.md may help.',
      ),
    ];
  }
}

const SIGNS = { well: 'ok   ', look: 'look ', wrong: 'WRONG' } as const;

function line({ of, state, says, advice }: Finding): string {
  return `${SIGNS[state]} ${of.padEnd(13)} ${says}${advice ? `\n${' '.repeat(20)}${advice}` : ''}\n`;
}
