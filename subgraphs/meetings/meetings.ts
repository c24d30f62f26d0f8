import { DirectoryReplica } from '../../lib/directory/replica';
import type { PullFeed } from '../../lib/outbox/inbox';
import { defineSubgraph } from '../../lib/subgraph/define-subgraph';
import { EmbargoKeeper } from '../../lib/papers/embargo-keeper';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { openMeetingsDatabase } from './database';
import { decisionRollup } from './decision-rollup';
import { publishDue } from './meeting/publish-meeting';
import { buildMeetingsSchema } from './schema';

interface Settings {
  /** `sqlite:/path/to/file` or `mysql://…`. */
  readonly databaseUrl: string;
  /** The feed of the organisation subgraph. */
  readonly organisation: PullFeed;
  /** Where the copy goes that is made before a migration changes a database with records. */
  readonly backups?: string | undefined;
  readonly now?: () => Date;
  readonly onQuery?: (sql: string) => void;
  /** Told after a write that others may have to hear of. */
  readonly onOutbox?: () => void;
  /** Told when the organisation subgraph does not answer. */
  readonly onFault?: (fault: unknown) => void;
  /** Told when minutes whose day has come could not be published; it is tried again. */
  readonly onEmbargoFault?: (fault: unknown) => void;
}

/** How often it looks for changes of the directory, and for a new day, that no request told it of. */
const LOOK_EVERY_MS = 1000;

/** The meetings subgraph over its own database: meetings, decisions, assignments and reports on them. */
export async function createMeetings(settings: Settings): Promise<Subgraph> {
  const database = await openMeetingsDatabase({
    url: settings.databaseUrl,
    backups: settings.backups,
    ...(settings.onQuery ? { onQuery: settings.onQuery } : {}),
  });
  const directory = new DirectoryReplica(database, settings.organisation, settings.onFault);
  const { now = () => new Date() } = settings;
  const embargo = new EmbargoKeeper({
    database,
    now,
    publish: (manager, { recordId }) => publishDue(manager, database.kind, recordId),
    actOf: () => 'publishMeeting',
    onFault: settings.onEmbargoFault,
  });
  const stopLooking = directory.keepUp(LOOK_EVERY_MS);
  const stopKeeping = embargo.keepUp(LOOK_EVERY_MS);
  return defineSubgraph({
    name: 'meetings',
    schema: await buildMeetingsSchema(),
    database,
    directory,
    embargo,
    rollup: decisionRollup,
    stop: () => {
      stopLooking();
      return stopKeeping();
    },
    now,
    ...(settings.onOutbox ? { onOutbox: settings.onOutbox } : {}),
  });
}
