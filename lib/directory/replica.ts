import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database } from '../database/database';
import { createTable, id, text, word } from '../database/table';
import { fail } from '../errors';
import { inboxVersion, readFeed, type OutboxEvent, type PullFeed } from '../outbox/outbox';
import { Directory } from './directory';
import type { DirectoryRecord } from './records';

/** Where a subgraph gets the directory from. */
export interface DirectorySource {
  /** The directory at some version not below `version`, or fails with DIRECTORY_BEHIND. */
  atLeast(version: number): Promise<Directory>;
  /** The version in memory. */
  version(): number;
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
 * fed by that subgraph's outbox. Never answers with an older version than it was asked for.
 */
export class DirectoryReplica implements DirectorySource {
  private directory = new Directory([], 0);
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly pull: PullFeed,
    /** Told when the organisation subgraph does not answer; what is stored must then do. */
    private readonly onFault: (fault: unknown) => void = () => undefined,
  ) {}

  version(): number {
    return this.directory.version;
  }

  async atLeast(version: number): Promise<Directory> {
    const needed = Math.max(version, 1); // An empty directory would answer "unknown area", which is untrue.
    // The first may join a reading that began before the version was there; the second then begins after it.
    for (let tries = 0; tries < 2 && this.directory.version < needed; tries += 1) {
      await this.catchUp().catch(this.onFault);
    }
    if (this.directory.version < needed) {
      throw fail('DIRECTORY_BEHIND', { needed, has: this.directory.version });
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
    try {
      await readFeed(this.database, SOURCE, this.pull, store);
    } finally {
      const version = await inboxVersion(this.database.reader, SOURCE);
      if (version !== this.directory.version) {
        this.directory = new Directory(await storedRecords(this.database.reader), version);
      }
    }
  }
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
