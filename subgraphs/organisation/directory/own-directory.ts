import { Lock } from '../../../lib/database/lock';
import type { Database } from '../../../lib/database/database';
import { Directory } from '../../../lib/directory/directory';
import type { DirectoryRecord } from '../../../lib/directory/records';
import { DIRECTORY_TOPIC, type DirectorySource } from '../../../lib/directory/replica';
import { fail } from '../../../lib/errors';
import { outboxVersion, readOutbox, type OutboxEvent } from '../../../lib/outbox/outbox';
import { AreaCatalogue, readCatalogue } from '../area/area-catalogue';

/**
 * The directory of the subgraph that owns it, in memory: made of the same events that the others
 * are sent, so that all see the same. A request costs one read of the newest event's number, which
 * keeps several processes over one database right.
 */
export class OwnDirectory implements DirectorySource {
  private readonly records = new Map<string, DirectoryRecord>();
  private directory = new Directory([], 0);
  private currentCatalogue = new AreaCatalogue([], []);
  private readonly lock = new Lock();

  constructor(private readonly database: Database) {}

  version(): number {
    return this.directory.version;
  }

  catalogue(): AreaCatalogue {
    return this.currentCatalogue;
  }

  async atLeast(version: number): Promise<Directory> {
    await this.catchUp();
    if (this.directory.version < version) {
      throw fail('DIRECTORY_BEHIND', { needed: version, has: this.directory.version });
    }
    return this.directory;
  }

  /** Takes in what was committed before this call. */
  async catchUp(): Promise<void> {
    const newest = await outboxVersion(this.database.reader);
    if (newest > this.directory.version) await this.lock.hold(() => this.replay(newest));
  }

  private async replay(newest: number): Promise<void> {
    let seen = this.directory.version;
    let factsMoved = false;
    while (seen < newest) {
      const events = await readOutbox(this.database.reader, seen);
      for (const event of events) factsMoved = this.take(event) || factsMoved;
      const last = events.at(-1);
      if (!last) break;
      seen = last.seq;
    }
    if (seen === this.directory.version) return;
    if (factsMoved) this.currentCatalogue = await readCatalogue(this.database.reader);
    this.directory = new Directory(this.records.values(), seen);
  }

  /** Whether it told of more than a team, the only thing that the catalogue has nothing to say of. */
  private take({ topic, body }: OutboxEvent): boolean {
    if (topic !== DIRECTORY_TOPIC) return false;
    const record = body as DirectoryRecord;
    this.records.set(`${record.kind}|${record.id}`, record);
    return record.kind !== 'team';
  }
}
