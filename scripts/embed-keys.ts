import { InvalidArgumentError, type Command } from 'commander';
import { embedKeysIn } from '../gateway/identities';
import { addKey, listKeys, OVERLAP_HOURS, revokeKey, rotateKey } from '../lib/auth/embed-keys-file';
import { originFault } from '../lib/auth/embed-origin';
import { inDataFolder } from './in-data-folder';
import { knownArea } from './known-code';

interface AddOptions {
  readonly area: string;
  readonly origin: readonly string[];
  readonly json?: boolean;
}

const ONCE = 'The key is told this once; only its hash is kept.';

/** `sopan key add`, `list`, `rotate` and `revoke`: what portals send to be known. */
export function addKeyCommands(program: Command): void {
  const key = program
    .command('key')
    .description('Keys of portals: each for the pages of some sites, reading about one area.');
  key
    .command('add')
    .description('Make a key.')
    .requiredOption('--area <code>', 'the area that the portal is of', (given) => knownArea(given).code)
    .option(
      '--origin <origin>',
      'a site, as https://bogura.gov.bd; once for each. The portal of the area without it',
      origins,
      [],
    )
    .option('--json', 'print one JSON object instead of text')
    .action(({ area, origin, json }: AddOptions, command: Command) =>
      inFile((file) => {
        const host = knownArea(area).portalHost;
        const sites = origin.length ? origin : host ? [`https://${host}`] : [];
        if (!sites.length)
          command.error(`error: no portal of ${area} is known; give --origin`, {
            exitCode: 2,
            code: 'commander.missing',
          });
        const made = addKey(file, area, sites);
        say(
          json ? JSON.stringify({ ...made, area, origins: sites }) : `${made.key}\n`,
          json ? '' : `${made.id} is for ${area} on ${sites.join(', ')}. ${ONCE}\n`,
        );
      }),
    );
  key
    .command('list')
    .description('List the keys, without the keys themselves.')
    .option('--json', 'print one JSON object a line')
    .action(({ json }: { json?: boolean }) =>
      inFile((file) => {
        for (const { hash: _, former, ...told } of listKeys(file)) {
          const formerUntil = former?.until;
          const state = told.revokedAt ? `revoked ${told.revokedAt}` : `made ${told.madeAt}`;
          const also = formerUntil ? `, the one before good until ${formerUntil}` : '';
          say(
            json
              ? JSON.stringify({ ...told, formerUntil })
              : `${told.id}  ${told.area}  ${told.origins.join(' ')}  ${state}${also}`,
          );
        }
      }),
    );
  key
    .command('rotate')
    .description(`Put another key in the place of one, which stays good for ${OVERLAP_HOURS} hours.`)
    .argument('<id>')
    .option('--json', 'print one JSON object instead of text')
    .action((id: string, { json }: { json?: boolean }) =>
      inFile((file) => {
        const made = rotateKey(file, id);
        if (!made) return unknown(id);
        say(
          json ? JSON.stringify(made) : made.key,
          json ? '' : `The key before it stays good for ${OVERLAP_HOURS} hours. ${ONCE}\n`,
        );
      }),
    );
  key
    .command('revoke')
    .description('End a key, and the one it took the place of, within a few seconds.')
    .argument('<id>')
    .action((id: string) =>
      inFile((file) => {
        if (!revokeKey(file, id)) return unknown(id);
        say(`${id} is revoked.`);
      }),
    );
}

function inFile(run: (file: string) => void): Promise<void> {
  return inDataFolder((folder) => run(process.env['SOPAN_EMBED_KEYS'] || embedKeysIn(folder)));
}

function origins(given: string, before: readonly string[]): string[] {
  const fault = originFault(given);
  if (fault) throw new InvalidArgumentError(`"${given}" ${fault}.`);
  return [...before, given];
}

function unknown(id: string): void {
  process.stderr.write(`There is no key ${id} that is still good. "sopan key list" tells them.\n`);
  process.exitCode = 1;
}

/** The answer to standard output, what a person wants to know beside it to standard error. */
function say(line: string, beside = ''): void {
  process.stdout.write(`${line.trimEnd()}\n`);
  process.stderr.write(beside);
}
