import { Lock } from '../../../lib/database/lock';
import type { Database } from '../../../lib/database/database';
import { Directory } from '../../../lib/directory/directory';
import type { DirectoryRecord } from '../../../lib/directory/records';
import { DIRECTORY_TOPIC, type DirectorySource } from '../../../lib/directory/replica';
import { fail } from '../../../lib/errors';
import { hasDiverged } from '../../../lib/outbox/inbox';
import { outboxHead, readOutbox, type OutboxEvent } from '../../../lib/outbox/outbox';
import { samePosition, START, type Position } from '../../../lib/outbox/position';
import { AreaCatalogue, readCatalogue } from '../area/area-catalogue';

/**
 * The directory of the subgraph that owns it, in memory: made of the same events that the others
 * are sent, so that all see the same. A request costs one read of the newest event's position, which
 * keeps several processes over one database right, and one whose database was restored beneath it.
 */
export class OwnDirectory implements DirectorySource {
  private records = new Map<string, DirectoryRecord>();
  private directory = new Directory([], 0);
  private at = START;
  private currentCatalogue = new AreaCatalogue([], []);
  private readonly lock = new Lock();

  constructor(private readonly database: Database) {}

  position(): Position {
    return this.at;
  }

  catalogue(): AreaCatalogue {
    return this.currentCatalogue;
  }

  async atLeast(needed: Position): Promise<Directory> {
    await this.catchUp();
    if (this.at.seq < needed.seq) {
      throw fail('DIRECTORY_BEHIND', { needed: needed.seq, has: this.at.seq });
    }
    return this.directory;
  }

  /** Takes in what was committed before this call. */
  async catchUp(): Promise<void> {
    const newest = await outboxHead(this.database.reader);
    if (!samePosition(newest, this.at)) await this.lock.hold(() => this.replay());
  }

  private async replay(): Promise<void> {
    let seen = this.at;
    let records = this.records;
    let factsMoved = false;
    for (;;) {
      const events = await this.eventsAfter(seen);
      if (!events) [seen, records, factsMoved] = [START, new Map<string, DirectoryRecord>(), true];
      for (const event of events ?? []) factsMoved = take(records, event) || factsMoved;
      const last = events?.at(-1);
      if (last) seen = { seq: last.seq, chain: last.chain };
      else if (events) break;
    }
    if (samePosition(seen, this.at)) return;
    if (factsMoved) this.currentCatalogue = await readCatalogue(this.database.reader);
    this.directory = new Directory(records.values(), seen.seq);
    this.records = records;
    this.at = seen;
  }

  /** Null where the outbox was restored, and never was where this directory is. */
  private async eventsAfter(seen: Position): Promise<readonly OutboxEvent[] | null> {
    try {
      return await readOutbox(this.database.reader, seen);
    } catch (error) {
      if (hasDiverged(error)) return null;
      throw error;
    }
  }
}

/** Whether it told of more than a team, the only thing that the catalogue has nothing to say of. */
function take(records: Map<string, DirectoryRecord>, { topic, body }: OutboxEvent): boolean {
  if (topic !== DIRECTORY_TOPIC) return false;
  const record = body as DirectoryRecord;
  records.set(`${record.kind}|${record.id}`, record);
  return record.kind !== 'team';
}
