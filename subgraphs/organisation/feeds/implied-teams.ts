import { recordAct } from '../../../lib/audit/record-act';
import type { Database } from '../../../lib/database/database';
import type { Directory } from '../../../lib/directory/directory';
import { readFeed, type PullFeed } from '../../../lib/outbox/inbox';
import type { OutboxEvent } from '../../../lib/outbox/outbox';
import { isDay } from '../../../lib/time/day';
import { implyTeams, type TeamImplied } from '../team/imply-team';

/** The topic under which the other subgraphs tell that a paper of theirs shows a team. */
const TOPIC = 'team-implied';

/** Reads the feed of another subgraph to its end and notes the teams that its papers show. */
export async function readImpliedTeams(
  database: Database,
  directory: Directory,
  source: string,
  pull: PullFeed,
): Promise<void> {
  await readFeed(database, source, pull, (manager, events) => {
    const implied = events.flatMap((event) => impliedIn(directory, event) ?? []);
    const act = { name: 'implyTeams', subject: `subgraph:${source}`, requestId: null, recordId: () => null };
    return recordAct(manager, act, () => implyTeams(manager, database.kind, directory, implied));
  });
}

/** What an event tells; null for one of another topic, and for one that makes no sense, lest it stop the feed. */
function impliedIn(directory: Directory, { topic, body }: OutboxEvent): TeamImplied | null {
  if (topic !== TOPIC) return null;
  const { areaCode, on, published } = (body ?? {}) as Record<string, unknown>;
  const area = typeof areaCode === 'string' ? directory.areaByCode(areaCode) : null;
  if (!area || typeof on !== 'string' || !isDay(on)) return null;
  return { areaId: area.id, on, published: published === true };
}
