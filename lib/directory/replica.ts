import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database } from '../database/database';
import { createTable, id, text, word } from '../database/table';
import { fail } from '../errors';
import { inboxPosition, readFeed, type PullFeed } from '../outbox/inbox';
import type { OutboxEvent } from '../outbox/outbox';
import { samePosition, START, type Position } from '../outbox/position';
import { Directory } from './directory';
import type { DirectoryRecord } from './records';

/** Where a subgraph gets the directory from. */
export interface DirectorySource {
  /**
   * The directory at a position of organisation's outbox or a later one, or fails with DIRECTORY_BEHIND.
   * Without a chain any history will do.
   */
  atLeast(needed: Position): Promise<Directory>;
  /** The position in memory. */
  position(): Position;
}

/** The topic under which the organisation subgraph tells of changed directory records. */
export const DIRECTORY_TOPIC = 'directory';
const SOURCE = 'organisation';

/** Creates the table of copied directory records; for a migration. */
export function createReplicaTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'directory_records',
    { kind: word, id, body: text },
    { primary: ['kind', 'id'] },
  );
}

/**
 * A copy of the organisation subgraph's directory, in this subgraph's own database and in memory,
 * fed by that subgraph's outbox. Never answers with an older version than it was asked for, nor from a
 * history that organisation no longer has: where that was restored, the whole copy is replaced at once.
 */
export class DirectoryReplica implements DirectorySource {
  private directory = new Directory([], 0);
  private at = START;
  /** Positions that this copy has behind it: the chain of each number. */
  private readonly passed = new Map<number, string>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly pull: PullFeed,
    /** Told when the organisation subgraph does not answer; what is stored must then do. */
    private readonly onFault: (fault: unknown) => void = () => undefined,
  ) {}

  position(): Position {
    return this.at;
  }

  async atLeast(needed: Position): Promise<Directory> {
    let confirmed = false;
    // The first may join a reading that began before the version was there; the second then begins after it.
    for (let tries = 0; tries < 2 && !this.has(needed); tries += 1) {
      confirmed = await this.catchUp().then(
        () => true,
        (fault: unknown) => {
          this.onFault(fault);
          return false;
        },
      );
    }
    // Organisation has just told all that it knows; an older position that is new here lies behind that.
    if (confirmed && isFilled(this.at) && needed.seq <= this.at.seq) this.pass(needed);
    if (!this.has(needed)) {
      throw fail('DIRECTORY_BEHIND', { needed: Math.max(needed.seq, 1), has: this.at.seq });
    }
    return this.directory;
  }

  /** Reads what is new; fails where the organisation subgraph does not answer. */
  catchUp(): Promise<void> {
    this.underWay ??= this.refresh().finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  /** Reads what is new every so often, so that quiet changes arrive too. Gives the function that ends it. */
  keepUp(everyMs: number): () => void {
    const timer = setInterval(() => void this.catchUp().catch(this.onFault), everyMs).unref();
    return () => {
      clearInterval(timer);
    };
  }

  private async refresh(): Promise<void> {
    const pass = (events: readonly OutboxEvent[]): void => {
      for (const event of events) this.pass(event);
    };
    try {
      await readFeed(
        this.database,
        SOURCE,
        this.pull,
        async (manager, events) => {
          await store(manager, events);
          pass(events);
        },
        async (manager, events) => {
          await replace(manager, events);
          pass(events);
        },
      );
    } finally {
      await this.load();
    }
  }

  /** Takes what is stored into memory, where it is something else; another process may have stored it. */
  private async load(): Promise<void> {
    const { reader } = this.database;
    for (let at = await inboxPosition(reader, SOURCE); !samePosition(at, this.at);) {
      const records = await storedRecords(reader);
      const after = await inboxPosition(reader, SOURCE);
      // Records and position are of one moment only if nothing was stored between.
      if (samePosition(at, after)) {
        this.directory = new Directory(records, at.seq);
        this.at = at;
      }
      at = after;
    }
  }

  private has({ seq, chain }: Position): boolean {
    // An empty directory would answer "unknown area", which is untrue.
    if (!isFilled(this.at) || seq > this.at.seq) return false;
    return chain === '' || samePosition({ seq, chain }, this.at) || this.passed.get(seq) === chain;
  }

  private pass({ seq, chain }: Position): void {
    this.passed.delete(seq);
    this.passed.set(seq, chain);
    const [oldest] = this.passed.keys();
    if (this.passed.size > POSITIONS_KEPT && oldest !== undefined) this.passed.delete(oldest);
  }
}

/** Enough for any gateway that was asked in the last hours; of an older position organisation is asked. */
const POSITIONS_KEPT = 1000;

function isFilled({ seq }: Position): boolean {
  return seq > 0;
}

/** Another copy in the place of this one, in one transaction: nobody sees half of it, or none. */
async function replace(manager: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  if (!events.some(({ topic }) => topic === DIRECTORY_TOPIC))
    throw new Error('The organisation subgraph has begun anew, and knows no area yet.');
  await manager.query('DELETE FROM directory_records');
  await store(manager, events);
}

async function store(manager: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  const records = new Map<string, DirectoryRecord>();
  for (const event of events) {
    if (event.topic !== DIRECTORY_TOPIC) continue;
    const record = event.body as DirectoryRecord;
    records.set(`${record.kind}|${record.id}`, record);
  }
  for (const record of records.values()) {
    await manager.query('DELETE FROM directory_records WHERE kind = ? AND id = ?', [record.kind, record.id]);
  }
  const rows = [...records.values()];
  for (let start = 0; start < rows.length; start += 500) {
    const page = rows.slice(start, start + 500);
    await manager.query(
      `INSERT INTO directory_records (kind, id, body) VALUES ${page.map(() => '(?, ?, ?)').join(', ')}`,
      page.flatMap((record) => [record.kind, record.id, JSON.stringify(record)]),
    );
  }
}

async function storedRecords(manager: EntityManager): Promise<DirectoryRecord[]> {
  const rows: { body: string }[] = await manager.query('SELECT body FROM directory_records');
  return rows.map((row) => JSON.parse(row.body) as DirectoryRecord);
}
