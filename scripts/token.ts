import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { isReservedSubject, CHARGE_ROLES, MOST_CHARGES } from '../lib/auth/claims';
import { LONGEST_HOURS, readLocalKey, signLocalToken } from '../lib/auth/local-key';
import { listRevoked, revokeSubject } from '../lib/auth/revoked-subjects';
import type { Charge, Viewer } from '../lib/auth/viewer';
import { ConfigurationError } from '../lib/env';
import { isDay } from '../lib/time/day';
import { dataFolder } from './import/local-hub';
import { inDataFolder } from './in-data-folder';
import { knownArea, uncheckedCode } from './known-code';

type PostRole = (typeof CHARGE_ROLES)[number];

interface TokenOptions {
  readonly role: PostRole;
  readonly area: string;
  readonly subject?: string;
  readonly charge: readonly string[];
  readonly hours: number;
  readonly unchecked?: boolean;
  readonly json?: boolean;
}

const HOUR = 3600;

/** `sopan token`, `sopan token revoke` and `sopan token revoked`: who may come in by this installation's own key. */
export function addTokenCommands(program: Command): void {
  // Both a token and its revocation have a --subject, which is that of the word before it.
  const token = program
    .enablePositionalOptions()
    .command('token')
    .enablePositionalOptions()
    .description("Make a token, signed with the key of this installation's data folder (SOPAN_DATA).")
    .addOption(new Option('--role <role>', CHARGE_ROLES.join(', ').toLowerCase()).argParser(roleOf))
    .option('--area <code>', 'where: the code of an area, BD for the country')
    .option('--subject <name>', 'who it is, for the record of changes; role-area without it')
    .option('--charge <role:area[:until]>', 'a post held besides, up to a day; once for each', added, [])
    .option('--hours <hours>', `how long it is good, up to ${LONGEST_HOURS}`, hoursOf, 8)
    .option('--unchecked', "take codes that the project's file of areas does not know")
    .option('--json', 'print one JSON object instead of the token alone')
    .addHelpText('after', '\nThe token goes to standard output. Exit code: 0 done, 1 no key, 2 bad call.')
    .action((options: Partial<TokenOptions>, command: Command) => inDataFolder(() => make(options, command)));
  token
    .command('revoke')
    .description('Refuse from now on the tokens that somebody was given before; a new one is taken.')
    .requiredOption('--subject <name>', 'whose')
    .option(
      '--before <instant>',
      'only those issued before, as 2026-11-22T10:00:00Z; now without it',
      instantOf,
    )
    .action(({ subject, before = new Date() }: { subject: string; before?: Date }) =>
      inDataFolder((folder) => {
        revokeSubject(folder, subject, before);
        say(`Tokens of ${subject} issued before ${before.toISOString()} are refused within a few seconds.`);
      }),
    );
  token
    .command('revoked')
    .description('List whose tokens are refused, and up to when they were issued.')
    .action(() =>
      inDataFolder((folder) => {
        for (const [subject, before] of listRevoked(folder))
          say(`${subject}\t${new Date(before).toISOString()}`);
      }),
    );
}

async function make(options: Partial<TokenOptions>, command: Command): Promise<void> {
  const { role, area, unchecked = false, charge = [], hours = 8, json } = options;
  if (!role || !area)
    command.error('error: give --role and --area, such as: sopan token --role officer --area 5594', {
      exitCode: 2,
      code: 'commander.missing',
    });
  const codeOf = (given: string): string => (unchecked ? uncheckedCode(given) : knownArea(given).code);
  const viewer = asked(() => {
    const code = codeOf(area);
    const subject = subjectOf(options.subject ?? `${role.toLowerCase()}-${code}`);
    const charges = charge.map((each) => chargeOf(each, codeOf));
    if (charges.length > MOST_CHARGES)
      throw new InvalidArgumentError(`Nobody holds more than ${MOST_CHARGES} posts besides.`);
    return { role, area: code, subject, ...(charges.length ? { charges } : {}) } satisfies Viewer;
  }, command);
  const folder = dataFolder();
  if (!existsSync(join(folder, 'local.key'))) {
    throw new ConfigurationError(
      `There is no key in ${folder}. Start the hub there once, or set SOPAN_DATA to its data folder.`,
    );
  }
  const token = await signLocalToken(readLocalKey(folder), viewer, hours * HOUR);
  const endsAt = new Date(Date.now() + hours * HOUR * 1000).toISOString();
  say(json ? JSON.stringify({ token, ...viewer, endsAt }) : token);
  if (!json && process.stderr.isTTY) {
    process.stderr.write(
      `For ${viewer.role} of ${viewer.area} as ${viewer.subject}, good until ${endsAt}.\n`,
    );
  }
}

/** Tells a bad argument as commander tells its own: the reason, and exit code 2. */
function asked<Value>(read: () => Value, command: Command): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return command.error(`error: ${error.message}`, { exitCode: 2, code: 'commander.invalidArgument' });
  }
}

function roleOf(given: string): PostRole {
  const role = CHARGE_ROLES.find((each) => each === given.toUpperCase());
  if (role) return role;
  throw new InvalidArgumentError(`A role is one of ${CHARGE_ROLES.join(', ').toLowerCase()}.`);
}

function subjectOf(given: string): string {
  if (given.length > 200 || given.trim() === '')
    throw new InvalidArgumentError('A subject has 1 to 200 characters.');
  if (isReservedSubject(given))
    throw new InvalidArgumentError(`"${given}" is a name that the hub uses itself.`);
  return given;
}

function chargeOf(given: string, codeOf: (given: string) => string): Charge {
  const [role = '', area = '', until, more] = given.split(':');
  if (more !== undefined)
    throw new InvalidArgumentError(`"${given}" is not role:area or role:area:2027-06-30.`);
  if (until !== undefined && !isDay(until))
    throw new InvalidArgumentError(`"${until}" is not a day. Write it as 2027-06-30.`);
  return { role: roleOf(role), area: codeOf(area), ...(until === undefined ? {} : { until }) };
}

function hoursOf(given: string): number {
  const hours = Number(given);
  if (hours > 0 && hours <= LONGEST_HOURS) return hours;
  throw new InvalidArgumentError(`Hours are a number up to ${LONGEST_HOURS}.`);
}

function instantOf(given: string): Date {
  const instant = new Date(given);
  if (/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(instant.getTime()))
    return instant;
  throw new InvalidArgumentError('Write the instant as 2026-11-22T10:00:00Z.');
}

function added(given: string, before: readonly string[]): string[] {
  return [...before, given];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
