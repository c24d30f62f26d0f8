import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { fiscalYearOf, fiscalYearSpan } from '../lib/bangla/fiscal-year';
import { dayInDhaka, type Day } from '../lib/time/day';
import { databaseOption } from './database-option';
import { generateInto, NotEmpty, type Generated } from './generate/into-databases';
import { openForLoad, type LoadUrls } from './generate/open-for-load';
import { ProgressBar } from './generate/progress-bar';
import { Scene } from './generate/scene';
import { dataFolder } from './import/local-hub';

interface Options extends Partial<LoadUrls> {
  readonly years: number;
  readonly seed: number;
  readonly scale: number;
  readonly json?: boolean;
}

/** `sopan generate`: the records of a whole country, invented, for measuring and for trying things out. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description(
      'Fill new databases with invented meetings, decisions, plans and reports of all areas, the same for the same seed.',
    )
    .option(
      '--years <number>',
      'how many fiscal years, the last complete one being the last',
      wholeFrom(1, 40),
      10,
    )
    .option('--seed <number>', 'another number, other records', wholeFrom(0, 4_294_967_295), 1)
    .option(
      '--scale <number>',
      '1 is the whole country: some 1.7 million assignments, 0.9 million activities, 4.9 million reports',
      scaleOf,
      1,
    )
    .addOption(databaseOption('organisation', 'a file in the data folder (SOPAN_DATA) without it'))
    .addOption(databaseOption('meetings', 'likewise'))
    .addOption(databaseOption('plans', 'likewise'))
    .option('--json', 'print one JSON object instead of text')
    .addHelpText(
      'after',
      '\nA load that was cut off is carried on with by the same call. Nothing here is of a real office.' +
        '\nExit code: 0 done, 1 there are other records, 2 bad call.',
    )
    .action(async (options: Options) => {
      process.exitCode = await generateCommand(options);
    });
}

async function generateCommand({ years, seed, scale, json, ...urls }: Options): Promise<number> {
  const began = Date.now();
  const today = dayInDhaka(new Date());
  const wanted = { seed, scale, years: yearsUntil(today, years) };
  const lastDay = fiscalYearSpan(wanted.years.at(-1) ?? '').to;
  const open = await openForLoad(urlsOf(urls));
  try {
    const scene = new Scene(wanted, { directory: open.directory, today }, lastDay);
    let bar: ProgressBar | undefined;
    const generated = await generateInto(open, scene, (whole) => {
      bar = new ProgressBar(whole);
      return (weight, rows, isNew) => bar?.add(weight, rows, isNew);
    });
    bar?.end();
    await open.tellTeams();
    const seconds = (Date.now() - began) / 1000;
    process.stdout.write(
      json ? `${JSON.stringify({ ...wanted, ...generated, seconds })}\n` : told(generated, seconds),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error;
    process.stderr.write(
      'There are other records in these databases; this fills only new ones. Set SOPAN_DATA to a new folder, or name other databases.\n',
    );
    return 1;
  } finally {
    await open.close();
  }
}

function urlsOf(urls: Partial<LoadUrls>): LoadUrls {
  const folder = dataFolder();
  const embedded = (name: string): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return `sqlite:${join(folder, `${name}.sqlite`)}`;
  };
  const all = {
    organisation: urls.organisation ?? embedded('organisation'),
    meetings: urls.meetings ?? embedded('meetings'),
    plans: urls.plans ?? embedded('plans'),
  };
  const mark = join(folder, 'samples-imported');
  // Sample papers among invented ones would be neither.
  if (existsSync(folder) && !urls.meetings && !existsSync(mark))
    writeFileSync(
      mark,
      'The records here are generated. Delete this file to import the sample papers as well.\n',
    );
  return all;
}

/** So many fiscal years, the last of them the one that ended before a day. */
function yearsUntil(today: Day, count: number): string[] {
  const running = Number(fiscalYearOf(today).slice(0, 4));
  return Array.from({ length: count }, (_, index) => fiscalYearOf(`${running - count + index}-07-01`));
}

function told({ rows, sha256 }: Generated, seconds: number): string {
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const lines = Object.entries(rows).map(
    ([table, count]) => `  ${table.padEnd(20)} ${count.toLocaleString('en').padStart(12)}`,
  );
  return `${lines.join('\n')}\n${all.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, content ${sha256}\n`;
}

function wholeFrom(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function scaleOf(text: string): number {
  const value = Number(text);
  if (value >= 0.001 && value <= 3) return value;
  throw new InvalidArgumentError('It must be a number from 0.001 to 3.');
}
