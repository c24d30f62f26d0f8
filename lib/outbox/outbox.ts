import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database } from '../database/database';
import { count, createTable, text, word } from '../database/table';

/** Something that happened in one subgraph and that another must know. */
export interface OutboxEvent {
  /** Counts up by one in the order of commits; the last one is the feed's version. */
  readonly seq: number;
  readonly topic: string;
  readonly body: unknown;
}

/** Gives the events of another subgraph after a number, in order, at most a page at a time. */
export type PullFeed = (since: number) => Promise<readonly OutboxEvent[]>;

const EVENTS_A_PAGE = 2000;

/** Creates the tables of events going out and of how far each feed coming in was read; for a migration. */
export async function createOutboxTables(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'outbox', { seq: count, topic: word, body: text }, { primary: ['seq'] });
  await createTable(runner, 'outbox_head', { name: word, seq: count }, { primary: ['name'] });
  await createTable(runner, 'inbox', { source: word, seq: count }, { primary: ['source'] });
  await runner.query("INSERT INTO outbox_head (name, seq) VALUES ('outbox', 0)");
}

/**
 * Puts events into the outbox, in the transaction of the act they tell of. The head row is locked
 * until that commits, so that numbers become visible in order and a reader misses none.
 */
export async function publish(
  manager: EntityManager,
  topic: string,
  bodies: readonly unknown[],
): Promise<void> {
  if (!bodies.length) return;
  await manager.query("UPDATE outbox_head SET seq = seq + ? WHERE name = 'outbox'", [bodies.length]);
  const last = await outboxVersion(manager);
  const first = last - bodies.length + 1;
  for (let start = 0; start < bodies.length; start += 500) {
    const page = bodies.slice(start, start + 500);
    await manager.query(
      `INSERT INTO outbox (seq, topic, body) VALUES ${page.map(() => '(?, ?, ?)').join(', ')}`,
      page.flatMap((body, index) => [first + start + index, topic, JSON.stringify(body)]),
    );
  }
}

/** The number of the newest event. */
export async function outboxVersion(manager: EntityManager): Promise<number> {
  const rows: { seq: number }[] = await manager.query("SELECT seq FROM outbox_head WHERE name = 'outbox'");
  return rows[0]?.seq ?? 0;
}

/** A page of events after a number. */
export async function readOutbox(manager: EntityManager, since: number): Promise<OutboxEvent[]> {
  const rows: { seq: number; topic: string; body: string }[] = await manager.query(
    `SELECT seq, topic, body FROM outbox WHERE seq > ? ORDER BY seq LIMIT ${EVENTS_A_PAGE}`,
    [since],
  );
  return rows.map(({ seq, topic, body }) => ({ seq, topic, body: JSON.parse(body) as unknown }));
}

/** How far another subgraph's feed has been read. */
export async function inboxVersion(manager: EntityManager, source: string): Promise<number> {
  const rows: { seq: number }[] = await manager.query('SELECT seq FROM inbox WHERE source = ?', [source]);
  return rows[0]?.seq ?? 0;
}

/**
 * Reads another subgraph's feed to its end. Events and how far they were read are written in one
 * transaction; what was seen before, or comes out of order, is passed over. Gives the version reached.
 */
export async function readFeed(
  database: Database,
  source: string,
  pull: PullFeed,
  take: (manager: EntityManager, events: readonly OutboxEvent[]) => Promise<void>,
): Promise<number> {
  for (;;) {
    const since = await inboxVersion(database.reader, source);
    const page = await pull(since);
    if (!page.length) return since;
    await database.inTransaction(async (manager) => {
      // Locks the row, so that two processes that read the same page do not both take it.
      await manager.query('UPDATE inbox SET seq = seq WHERE source = ?', [source]);
      const seen = await inboxVersion(manager, source);
      const events = nextInOrder(page, seen);
      const last = events.at(-1);
      if (!last) return;
      await take(manager, events);
      if (seen) await manager.query('UPDATE inbox SET seq = ? WHERE source = ?', [last.seq, source]);
      else await manager.query('INSERT INTO inbox (source, seq) VALUES (?, ?)', [source, last.seq]);
    });
    if ((await inboxVersion(database.reader, source)) <= since) return since;
  }
}

/** The unbroken run of events that follows the last one seen. */
function nextInOrder(events: readonly OutboxEvent[], seen: number): OutboxEvent[] {
  const run: OutboxEvent[] = [];
  for (const event of [...events].sort((left, right) => left.seq - right.seq)) {
    if (event.seq === seen + run.length + 1) run.push(event);
  }
  return run;
}
