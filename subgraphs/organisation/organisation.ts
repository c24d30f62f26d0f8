import type { Log } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/outbox';
import { defineSubgraph } from '../../lib/subgraph/define-subgraph';
import type { HubContext } from '../../lib/subgraph/hub-context';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import type { OrganisationContext } from './context';
import { openOrganisationDatabase } from './database';
import { OwnDirectory } from './directory/own-directory';
import { buildOrganisationSchema } from './schema';
import { readFacts } from './seeding/facts';
import { seedFacts } from './seeding/seed';

export interface OrganisationSettings {
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  readonly databaseUrl: string;
  readonly now?: () => Date;
  readonly log?: Log;
  /** Called with every statement that is sent; tests count with it. */
  readonly onQuery?: (sql: string) => void;
  /** Where to hear of teams that the papers of the other subgraphs imply. */
  readonly feeds?: { readonly meetings?: PullFeed; readonly plans?: PullFeed };
  /** Called when there is something new for the other subgraphs. */
  readonly onOutbox?: () => void;
}

/** The organisation subgraph, with its database migrated and the facts of the country in it. */
export async function createOrganisation(
  settings: OrganisationSettings,
): Promise<Subgraph & { catchUp(): Promise<void> }> {
  const { databaseUrl, now, log, onQuery, onOutbox } = settings;
  const database = await openOrganisationDatabase({ url: databaseUrl, log, onQuery });
  await seedFacts(database, readFacts());
  const directory = new OwnDirectory(database);
  await directory.catchUp();
  const subgraph = defineSubgraph({
    name: 'organisation',
    schema: await buildOrganisationSchema(),
    database,
    directory,
    now,
    onOutbox,
  });
  const announce = async (): Promise<void> => {
    await directory.catchUp();
    onOutbox?.();
  };
  return {
    ...subgraph,
    async contextFor(request) {
      const { context: hub } = (await subgraph.contextFor(request)) as { context: HubContext };
      const context: OrganisationContext = { ...hub, catalogue: directory.catalogue(), announce };
      return { context };
    },
    catchUp: () => directory.catchUp(),
  };
}
