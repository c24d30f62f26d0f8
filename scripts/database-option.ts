import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { SubgraphName } from '../lib/subgraph/subgraph';

/** The option by which a command is told the address of a subgraph's database; `otherwise` says what it takes without. */
export function databaseOption(name: SubgraphName, otherwise = 'the embedded one without it'): Option {
  return new Option(
    `--${name} <url>`,
    `the database of ${name}, as sqlite:/path or mysql://…; ${otherwise}`,
  ).argParser((url: string) => {
    if (/^(sqlite:.|mysql:\/\/.)/.test(url)) return url;
    throw new InvalidArgumentError('It must begin with sqlite: or mysql://.');
  });
}

/** The address of a subgraph's embedded database in a data folder; null where it is not there. */
export function embeddedDatabase(name: SubgraphName, dataFolder: string): string | null {
  const file = join(dataFolder, `${name}.sqlite`);
  return existsSync(file) ? `sqlite:${file}` : null;
}
