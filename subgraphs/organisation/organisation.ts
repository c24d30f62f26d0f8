import { Authority } from '../../lib/auth/authority';
import type { Database } from '../../lib/database/database';
import type { Log } from '../../lib/log';
import type { PullFeed } from '../../lib/outbox/inbox';
import { samePosition, START } from '../../lib/outbox/position';
import { defineSubgraph } from '../../lib/subgraph/define-subgraph';
import type { HubContext } from '../../lib/subgraph/hub-context';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import type { OrganisationContext } from './context';
import { openOrganisationDatabase } from './database';
import { OwnDirectory } from './directory/own-directory';
import { FeedReader } from './feeds/feed-reader';
import { readImpliedTeams } from './feeds/implied-teams';
import { buildOrganisationSchema } from './schema';
import { readFacts } from './seeding/facts';
import { seedFacts } from './seeding/seed';

export interface OrganisationSettings {
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  readonly databaseUrl: string;
  /** Where the copy goes that is made before a migration changes a database with records. */
  readonly backups?: string | undefined;
  readonly now?: () => Date;
  readonly log?: Log;
  /** Called with every statement that is sent; tests count with it. */
  readonly onQuery?: (sql: string) => void;
  /** Where to hear of teams that the papers of the other subgraphs imply. */
  readonly feeds?: { readonly meetings?: PullFeed; readonly plans?: PullFeed };
  /** Called when there is something new for the other subgraphs. */
  readonly onOutbox?: () => void;
}

/**
 * The organisation subgraph, with its database migrated and the facts of the country in it.
 * `catchUp` reads the feeds of the others to their ends, which otherwise happens every second.
 */
export async function createOrganisation(
  settings: OrganisationSettings,
): Promise<Subgraph & { catchUp(): Promise<void> }> {
  const { databaseUrl, backups, now, log, onQuery, onOutbox, feeds = {} } = settings;
  const database = await openOrganisationDatabase({ url: databaseUrl, backups, log, onQuery });
  await seedFacts(database, readFacts());
  const directory = new OwnDirectory(database);
  await directory.catchUp();
  const reader = new FeedReader(readersOf(feeds, database, directory, onOutbox), log);
  const subgraph = defineSubgraph({
    name: 'organisation',
    schema: await buildOrganisationSchema(),
    database,
    directory,
    now,
    onOutbox,
    stop: () => reader.stop(),
  });
  reader.start();
  return {
    ...subgraph,
    async contextFor(request) {
      const { context: hub } = (await subgraph.contextFor(request)) as { context: HubContext };
      const context: OrganisationContext = {
        ...hub,
        catalogue: directory.catalogue(),
        async announce() {
          const tree = await directory.atLeast(START);
          const authority = new Authority(hub.authority.viewer, tree, hub.today);
          // What the rest of the request reads and does has the act in it.
          Object.assign(context, { directory: tree, authority, catalogue: directory.catalogue() });
          onOutbox?.();
        },
      };
      return { context };
    },
    async catchUp() {
      await reader.readAll();
      await directory.catchUp();
    },
  };
}

function readersOf(
  feeds: NonNullable<OrganisationSettings['feeds']>,
  database: Database,
  directory: OwnDirectory,
  onOutbox?: () => void,
): Map<string, () => Promise<void>> {
  const given = Object.entries<PullFeed | undefined>(feeds).flatMap(([source, pull]) =>
    pull ? [{ source, pull }] : [],
  );
  return new Map(
    given.map(({ source, pull }) => [
      source,
      async () => {
        const known = await directory.atLeast(START);
        await readImpliedTeams(database, known, source, pull);
        const before = directory.position();
        await directory.catchUp();
        if (!samePosition(directory.position(), before)) onOutbox?.();
      },
    ]),
  );
}
