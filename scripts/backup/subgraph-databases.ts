import type { Command } from 'commander';
import type { Open } from '../../lib/database/backup/restore-files';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { openOrganisationDatabase } from '../../subgraphs/organisation/database';
import { openPlansDatabase } from '../../subgraphs/plans/database';
import { databaseOption, embeddedDatabase } from '../database-option';

/** Which database of which subgraph a command is about. */
export interface SubgraphDatabase {
  readonly name: SubgraphName;
  readonly url: string;
}

/** The addresses of databases as they are given to a command; none means the embedded ones. */
export type DatabaseUrls = Partial<Record<SubgraphName, string>>;

/**
 * How each subgraph opens its database. Organisation comes last: a copy of it then knows all areas that the
 * copies of the others, taken a moment before, speak of.
 */
export const OPEN: Readonly<Record<SubgraphName, Open>> = {
  meetings: openMeetingsDatabase,
  plans: openPlansDatabase,
  organisation: openOrganisationDatabase,
};

export const SUBGRAPHS = Object.keys(OPEN) as SubgraphName[];

/** Lets a command take the address of each subgraph's database. */
export function addDatabaseOptions(command: Command): Command {
  for (const name of SUBGRAPHS)
    command.addOption(databaseOption(name, 'without any of the three, the embedded ones'));
  return command;
}

/** Those that are named, or else the embedded ones of a data folder that are there. */
export function databasesOf(given: DatabaseUrls, dataFolder: string): SubgraphDatabase[] {
  const named = SUBGRAPHS.flatMap((name) => (given[name] ? [{ name, url: given[name] }] : []));
  if (named.length) return named;
  return SUBGRAPHS.flatMap((name) => {
    const url = embeddedDatabase(name, dataFolder);
    return url === null ? [] : [{ name, url }];
  });
}

/** The migrations that this program knows of a subgraph, in their order. */
export async function knownMigrations(name: SubgraphName): Promise<readonly string[]> {
  const database = await OPEN[name]({ url: 'sqlite::memory:' });
  await database.close();
  return database.migrations;
}
