import type { EntityManager, QueryRunner } from 'typeorm';
import { count, createTable, text, word } from '../database/table';
import { fail } from '../errors';
import { chainOf, START, type Position } from './position';

/** Something that happened in one subgraph and that another must know; its position is behind it. */
export interface OutboxEvent extends Position {
  readonly topic: string;
  readonly body: unknown;
}

const EVENTS_A_PAGE = 2000;

/** Creates the tables of events going out and of how far each feed coming in was read; for a migration. */
export async function createOutboxTables(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'outbox',
    { seq: count, chain: word, topic: word, body: text },
    { primary: ['seq'] },
  );
  await createTable(runner, 'outbox_head', { name: word, seq: count, chain: word }, { primary: ['name'] });
  await createTable(runner, 'inbox', { source: word, seq: count, chain: word }, { primary: ['source'] });
  await runner.query("INSERT INTO outbox_head (name, seq, chain) VALUES ('outbox', 0, '')");
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
  await manager.query("UPDATE outbox_head SET seq = seq WHERE name = 'outbox'");
  let head = await outboxHead(manager);
  const rows: (string | number)[][] = [];
  for (const each of bodies) {
    const body = JSON.stringify(each);
    head = { seq: head.seq + 1, chain: chainOf(head.chain, topic, body) };
    rows.push([head.seq, head.chain, topic, body]);
  }
  for (let start = 0; start < rows.length; start += 500) {
    const page = rows.slice(start, start + 500);
    await manager.query(
      `INSERT INTO outbox (seq, chain, topic, body) VALUES ${page.map(() => '(?, ?, ?, ?)').join(', ')}`,
      page.flat(),
    );
  }
  await manager.query("UPDATE outbox_head SET seq = ?, chain = ? WHERE name = 'outbox'", [
    head.seq,
    head.chain,
  ]);
}

/** The position behind the newest event. */
export async function outboxHead(manager: EntityManager): Promise<Position> {
  const rows: Position[] = await manager.query("SELECT seq, chain FROM outbox_head WHERE name = 'outbox'");
  const { seq, chain } = rows[0] ?? START;
  return { seq, chain };
}

/**
 * A page of events after a position. Fails with FEED_DIVERGED where this outbox never was at it: one of the
 * two databases was restored from a backup, and what its reader has been told is not what is told now.
 */
export async function readOutbox(manager: EntityManager, { seq, chain }: Position): Promise<OutboxEvent[]> {
  // The event that the reader saw last comes too, so that one statement sees both.
  const rows: { seq: number; chain: string; topic: string; body: string }[] = await manager.query(
    `SELECT seq, chain, topic, body FROM outbox WHERE seq >= ? ORDER BY seq LIMIT ${EVENTS_A_PAGE + 1}`,
    [seq],
  );
  const last = rows[0]?.seq === seq ? rows.shift() : undefined;
  if (chain && last?.chain !== chain) throw fail('FEED_DIVERGED', { seq });
  return rows.slice(0, EVENTS_A_PAGE).map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }));
}
