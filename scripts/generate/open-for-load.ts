import type { Database } from '../../lib/database/database';
import type { Directory } from '../../lib/directory/directory';
import { DirectoryReplica } from '../../lib/directory/replica';
import type { PullFeed } from '../../lib/outbox/inbox';
import { readOutbox, type OutboxEvent } from '../../lib/outbox/outbox';
import { START } from '../../lib/outbox/position';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { openMeetingsDatabase } from '../../subgraphs/meetings/database';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { openPlansDatabase } from '../../subgraphs/plans/database';

/** Where each subgraph has its database. */
export type LoadUrls = Readonly<Record<SubgraphName, string>>;

/** The databases of a load, with the directory that its papers are made by. */
export interface OpenForLoad {
  readonly meetings: Database;
  readonly plans: Database;
  readonly directory: Directory;
  /** Brings the teams that the papers show to organisation, and its directory back to the others. */
  tellTeams(): Promise<void>;
  close(): Promise<void>;
}

export async function openForLoad(urls: LoadUrls): Promise<OpenForLoad> {
  const meetings = await openMeetingsDatabase({ url: urls.meetings });
  const plans = await openPlansDatabase({ url: urls.plans });
  const outboxOf =
    ({ reader }: Database): PullFeed =>
    (since) =>
      readOutbox(reader, since);
  const organisation = await createOrganisation({
    databaseUrl: urls.organisation,
    feeds: { meetings: outboxOf(meetings), plans: outboxOf(plans) },
  });
  const feed: PullFeed = async ({ seq, chain }) =>
    ((await organisation.feed?.(seq, chain)) ?? []) as OutboxEvent[];
  const replicas = [meetings, plans].map((database) => new DirectoryReplica(database, feed));
  for (const replica of replicas) await replica.catchUp();
  const directory = await (replicas[0] as DirectoryReplica).atLeast(START);
  return {
    meetings,
    plans,
    directory,
    async tellTeams() {
      await organisation.catchUp();
      for (const replica of replicas) await replica.catchUp();
    },
    async close() {
      await organisation.close();
      await meetings.close();
      await plans.close();
    },
  };
}
