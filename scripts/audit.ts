import { InvalidArgumentError, Option, type Command } from 'commander';
import { AuditEntry } from '../lib/audit/audit-entry';
import { AuditOutcome, changesOf } from '../lib/audit/entry';
import { verifyAudit, type NotedHead, type VerifiedChain } from '../lib/audit/verify';
import type { Database } from '../lib/database/database';
import { openMeetingsDatabase } from '../subgraphs/meetings/database';
import { openOrganisationDatabase } from '../subgraphs/organisation/database';
import { openPlansDatabase } from '../subgraphs/plans/database';
import { databaseOption, embeddedDatabase } from './database-option';
import { dataFolder } from './import/local-hub';

const SUBGRAPHS = [
  { name: 'organisation', open: openOrganisationDatabase },
  { name: 'meetings', open: openMeetingsDatabase },
  { name: 'plans', open: openPlansDatabase },
] as const;

type Name = (typeof SUBGRAPHS)[number]['name'];

interface Options extends Partial<Record<Name, string>> {
  readonly json?: boolean;
  readonly head?: boolean;
  readonly noted?: ReadonlyMap<Name, NotedHead>;
  readonly last?: number;
}

/** `sopan audit verify` and `sopan audit list`. */
export function addAuditCommands(program: Command): void {
  const audit = program
    .command('audit')
    .description('Check the record of acts for tampering, or show its newest entries.');
  const verify = audit
    .command('verify')
    .description('Walk the chain of each subgraph from its first entry to its end.')
    .option('--head', 'print only where each chain ends, to be noted elsewhere')
    .addOption(
      new Option('--noted <heads>', 'heads noted before, as --head prints them').argParser(notedHeads),
    )
    .addHelpText('after', '\nExit code: 0 nothing is wrong, 1 an entry is named that is, 2 bad call.');
  const list = audit
    .command('list')
    .description('The newest acts of each subgraph, done and refused.')
    .addOption(new Option('--last <count>', 'how many of each').default(20).argParser(wholeNumber));
  for (const [command, act] of [
    [verify, verifyOne],
    [list, listOne],
  ] as const) {
    for (const { name } of SUBGRAPHS) command.addOption(databaseOption(name));
    command
      .option('--json', 'print JSON, an object a line, instead of text')
      .action(async (options: Options) => {
        process.exitCode = await onEach(options, act);
      });
  }
}

type Tell = (name: Name, database: Database, options: Options) => Promise<boolean>;

/** Does the same for each subgraph; 1 where one of them is not as it should be. */
async function onEach(options: Options, act: Tell): Promise<number> {
  let right = true;
  for (const { name, open } of SUBGRAPHS) {
    const url = options[name] ?? embeddedDatabase(name, dataFolder());
    if (url === null) {
      process.stderr.write(
        `There is no database of ${name} in ${dataFolder()}. Run npm start first, set SOPAN_DATA, or give --${name}.\n`,
      );
      return 2;
    }
    const database = await open({ url });
    try {
      right = (await act(name, database, options)) && right;
    } finally {
      await database.close();
    }
  }
  return right ? 0 : 1;
}

async function verifyOne(name: Name, database: Database, { head, json, noted }: Options): Promise<boolean> {
  const verified = await verifyAudit(database, noted?.get(name) ?? null);
  if (json) print(JSON.stringify({ subgraph: name, ...verified }));
  else if (head) print(`${name}=${verified.head ? writtenHead(verified.head) : 'gone'}`);
  else print(told(name, verified));
  return verified.breaks.length === 0;
}

function told(name: Name, { entries, head, guarded, breaks }: VerifiedChain): string {
  const guards = guarded
    ? ''
    : ' The database itself would let entries be changed: its user may make no triggers (docs/audit.md).';
  if (!breaks.length && head)
    return `${name}: ${entries} entries, each as it was written; the chain ends at ${writtenHead(head)}.${guards}`;
  return `${name}: TAMPERED WITH.${guards}\n${breaks.map((line) => `  ${line}`).join('\n')}`;
}

async function listOne(name: Name, { reader }: Database, { last, json }: Options): Promise<boolean> {
  const entries = await reader.find(AuditEntry, { order: { seq: 'DESC' }, take: last });
  for (const entry of entries) {
    const { changes: _written, ...rest } = entry;
    if (json) print(JSON.stringify({ subgraph: name, ...rest, changes: changesOf(entry) }));
    else print(asLine(name, entry));
  }
  return true;
}

function asLine(name: Name, entry: AuditEntry): string {
  const { seq, at, act, outcome, code, times, subject, role, actorArea, recordType, recordId } = entry;
  const who = [subject, role, actorArea && `of ${actorArea}`].filter(Boolean).join(' ');
  const what = [recordType, recordId].filter(Boolean).join(' ');
  const came = outcome === AuditOutcome.DONE ? 'done' : `refused (${code ?? '?'})`;
  return `${name} ${seq}  ${at}  ${act} ${came}${times > 1 ? ` ${times} times` : ''}  by ${who}${what ? `  ${what}` : ''}`;
}

function writtenHead({ seq, chain }: NotedHead): string {
  return `${seq}-${chain}`;
}

function notedHeads(given: string): Map<Name, NotedHead> {
  return new Map(
    given.split(/[\s,]+/).map((part) => {
      const [, name, seq, chain] = /^(\w+)=(\d{1,12})-([0-9a-f]{64}|)$/.exec(part) ?? [];
      const known = SUBGRAPHS.find((subgraph) => subgraph.name === name);
      if (!known || seq === undefined || chain === undefined)
        throw new InvalidArgumentError('Give what --head printed, such as meetings=12-3f0c…');
      return [known.name, { seq: Number(seq), chain }];
    }),
  );
}

function wholeNumber(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
  return count;
}

function print(line: string): void {
  // What stands in an entry came from outside; a terminal is not to be told what to do by it.
  // eslint-disable-next-line no-control-regex -- these are what a terminal obeys
  process.stdout.write(`${line.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')}\n`);
}
