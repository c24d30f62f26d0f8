import { DirectoryReplica } from '../../lib/directory/replica';
import type { PullFeed } from '../../lib/outbox/inbox';
import { defineSubgraph } from '../../lib/subgraph/define-subgraph';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { openPlansDatabase } from './database';
import { buildPlansSchema } from './schema';

interface Settings {
  /** `sqlite:/path/to/file` or `mysql://…`. */
  readonly databaseUrl: string;
  /** The feed of the organisation subgraph. */
  readonly organisation: PullFeed;
  readonly now?: () => Date;
  readonly onQuery?: (sql: string) => void;
  /** Told after a write that others may have to hear of. */
  readonly onOutbox?: () => void;
  /** Told when the organisation subgraph does not answer. */
  readonly onFault?: (fault: unknown) => void;
}

/** How often it looks for changes of the directory that no request told it of. */
const LOOK_EVERY_MS = 1000;

/** The plans subgraph over its own database: action plans, their activities, reports on them, and annual reports. */
export async function createPlans(settings: Settings): Promise<Subgraph> {
  const database = await openPlansDatabase({
    url: settings.databaseUrl,
    ...(settings.onQuery ? { onQuery: settings.onQuery } : {}),
  });
  const directory = new DirectoryReplica(database, settings.organisation, settings.onFault);
  return defineSubgraph({
    name: 'plans',
    schema: await buildPlansSchema(),
    database,
    directory,
    stop: directory.keepUp(LOOK_EVERY_MS),
    ...(settings.now ? { now: settings.now } : {}),
    ...(settings.onOutbox ? { onOutbox: settings.onOutbox } : {}),
  });
}
