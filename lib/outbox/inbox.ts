import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import type { OutboxEvent } from './outbox';
import { chainOf, samePosition, START, type Position } from './position';

/**
 * Gives the events of another subgraph after a position, in order, at most a page at a time. Fails with
 * FEED_DIVERGED where that subgraph never was at the position.
 */
export type PullFeed = (since: Position) => Promise<readonly OutboxEvent[]>;

/** Writes what events tell, in the transaction that notes them as read. */
export type TakeEvents = (manager: EntityManager, events: readonly OutboxEvent[]) => Promise<void>;

/** How far another subgraph's feed has been read. */
export async function inboxPosition(manager: EntityManager, source: string): Promise<Position> {
  const rows: Position[] = await manager.query('SELECT seq, chain FROM inbox WHERE source = ?', [source]);
  const { seq, chain } = rows[0] ?? START;
  return { seq, chain };
}

/** How far each feed has been read. */
export function inboxPositions(manager: EntityManager): Promise<{ source: string; seq: number }[]> {
  return manager.query('SELECT source, seq FROM inbox');
}

/**
 * Reads another subgraph's feed to its end. Events and how far they were read are written in one
 * transaction; what was seen before, or comes out of order, is passed over. Where the feed is no longer the
 * one that was read (one of the two was restored), all of it is read anew and given to `takeAnew`, in one
 * transaction. Gives the position reached, which the source has just confirmed.
 */
export async function readFeed(
  database: Database,
  source: string,
  pull: PullFeed,
  take: TakeEvents,
  takeAnew: TakeEvents = take,
): Promise<Position> {
  for (let anew = false; ;) {
    const since = await inboxPosition(database.reader, source);
    try {
      const page = await pull(since);
      if (!page.length) return since;
      demandLink(page, since, source);
      await takePage(database, source, page, take);
    } catch (error) {
      if (anew || !hasDiverged(error)) throw error;
      anew = true;
      await takeAll(database, source, since, await wholeFeed(source, pull), takeAnew);
    }
    if (samePosition(await inboxPosition(database.reader, source), since)) return since;
  }
}

/** Whether a feed says that it is no longer the one that was read. */
export function hasDiverged(error: unknown): boolean {
  return (error as { extensions?: { code?: string } } | null)?.extensions?.code === 'FEED_DIVERGED';
}

async function takePage(
  database: Database,
  source: string,
  page: readonly OutboxEvent[],
  take: TakeEvents,
): Promise<void> {
  await database.inTransaction(async (manager) => {
    const seen = await lockedPosition(manager, source);
    const events = nextInOrder(page, seen);
    const last = events.at(-1);
    if (!last) return;
    await take(manager, events);
    await noteRead(manager, source, seen, last);
  });
}

async function takeAll(
  database: Database,
  source: string,
  diverged: Position,
  all: readonly OutboxEvent[],
  take: TakeEvents,
): Promise<void> {
  await database.inTransaction(async (manager) => {
    const seen = await lockedPosition(manager, source);
    if (!samePosition(seen, diverged)) return; // Another process over this database was first.
    await take(manager, all);
    await noteRead(manager, source, seen, all.at(-1) ?? START);
  });
}

/** How far the feed was read; nobody else reads on until the transaction ends, so that none takes an event twice. */
async function lockedPosition(manager: EntityManager, source: string): Promise<Position> {
  await manager.query('UPDATE inbox SET seq = seq WHERE source = ?', [source]);
  return inboxPosition(manager, source);
}

async function noteRead(
  manager: EntityManager,
  source: string,
  seen: Position,
  { seq, chain }: Position,
): Promise<void> {
  if (!seq) await manager.query('DELETE FROM inbox WHERE source = ?', [source]);
  else if (!seen.seq)
    await manager.query('INSERT INTO inbox (source, seq, chain) VALUES (?, ?, ?)', [source, seq, chain]);
  else await manager.query('UPDATE inbox SET seq = ?, chain = ? WHERE source = ?', [seq, chain, source]);
}

/** All events there are; fails rather than give half of them. */
async function wholeFeed(source: string, pull: PullFeed): Promise<OutboxEvent[]> {
  const all: OutboxEvent[] = [];
  for (;;) {
    const { seq, chain } = all.at(-1) ?? START;
    const page = await pull({ seq, chain });
    if (!page.length) return all;
    const next = nextInOrder(page, { seq, chain });
    if (!next.length) throw new Error(`The feed of ${source} has no event ${seq + 1} that follows.`);
    all.push(...next);
  }
}

function demandLink(page: readonly OutboxEvent[], since: Position, source: string): void {
  const next = page.find(({ seq }) => seq === since.seq + 1);
  if (next && !follows(next, since))
    throw new Error(`Event ${next.seq} of the feed of ${source} does not follow what was read of it.`);
}

/** The unbroken run of events that follows the last one seen; none of another history. */
function nextInOrder(events: readonly OutboxEvent[], seen: Position): OutboxEvent[] {
  const run: OutboxEvent[] = [];
  let last = seen;
  for (const event of [...events].sort((left, right) => left.seq - right.seq)) {
    if (event.seq !== last.seq + 1) continue;
    if (!follows(event, last)) break;
    run.push(event);
    last = event;
  }
  return run;
}

function follows({ chain, topic, body }: OutboxEvent, last: Position): boolean {
  return chain === chainOf(last.chain, topic, JSON.stringify(body));
}
