import { DirectoryReplica } from '../../lib/directory/replica';
import { EmbargoKeeper } from '../../lib/papers/embargo-keeper';
import { PaperKind } from '../../lib/papers/memo';
import type { PullFeed } from '../../lib/outbox/inbox';
import { defineSubgraph } from '../../lib/subgraph/define-subgraph';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { publishDueReport } from './annual-report/publish-annual-report';
import { openPlansDatabase } from './database';
import { planRollup } from './plan-rollup';
import { publishDuePlan } from './plan/publish-action-plan';
import { buildPlansSchema } from './schema';

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
  /** Told when a paper whose day has come could not be published; it is tried again. */
  readonly onEmbargoFault?: (fault: unknown) => void;
}

/** How often it looks for changes of the directory, and for a new day, that no request told it of. */
const LOOK_EVERY_MS = 1000;

/** The plans subgraph over its own database: action plans, their activities, reports on them, and annual reports. */
export async function createPlans(settings: Settings): Promise<Subgraph> {
  const database = await openPlansDatabase({
    url: settings.databaseUrl,
    backups: settings.backups,
    ...(settings.onQuery ? { onQuery: settings.onQuery } : {}),
  });
  const directory = new DirectoryReplica(database, settings.organisation, settings.onFault);
  const { now = () => new Date() } = settings;
  const embargo = new EmbargoKeeper({
    database,
    now,
    publish: (manager, { kind, recordId }) =>
      kind === PaperKind.ANNUAL_REPORT
        ? publishDueReport(manager, database.kind, recordId)
        : publishDuePlan(manager, database.kind, recordId),
    actOf: ({ kind }) => (kind === PaperKind.ANNUAL_REPORT ? 'publishAnnualReport' : 'publishActionPlan'),
    onFault: settings.onEmbargoFault,
  });
  const stopLooking = directory.keepUp(LOOK_EVERY_MS);
  const stopKeeping = embargo.keepUp(LOOK_EVERY_MS);
  return defineSubgraph({
    name: 'plans',
    schema: await buildPlansSchema(),
    database,
    directory,
    embargo,
    rollup: planRollup,
    stop: () => {
      stopLooking();
      return stopKeeping();
    },
    now,
    ...(settings.onOutbox ? { onOutbox: settings.onOutbox } : {}),
  });
}
