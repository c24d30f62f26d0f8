import type { DataSource, EntityManager } from 'typeorm';
import { fail } from '../errors';

/** Two machines that write one database may differ by so much. */
const TOLERANCE_MS = 30_000;

/** The instant of the last act that this process knows of, for each database. */
const latest = new WeakMap<DataSource, number>();

/**
 * Refuses an act with CLOCK_BEHIND while the clock stands before the last act on record: what is written then
 * would come before what it follows, in every number of a day and in the audit.
 */
export async function demandClock(manager: EntityManager, now: number): Promise<void> {
  let last = latest.get(manager.connection) ?? (await lastAct(manager));
  // Whoever runs the hub may meanwhile have put right an act of a clock that was ahead.
  if (now < last - TOLERANCE_MS) last = await lastAct(manager);
  latest.set(manager.connection, Math.max(last, now));
  if (now >= last - TOLERANCE_MS) return;
  latest.set(manager.connection, last);
  throw fail('CLOCK_BEHIND', { now: told(now), last: told(last) });
}

/** When something was last recorded, in milliseconds since 1970; 0 where nothing ever was. */
export async function lastAct(manager: EntityManager): Promise<number> {
  const rows: { last: string | null }[] = await manager.query('SELECT MAX(done_at) AS last FROM requests');
  return Date.parse(rows[0]?.last ?? '') || 0;
}

/** Dates acts of a clock that was ahead as of now, so that writing goes on. Gives how many there were. */
export async function acceptClock(manager: EntityManager, now: number): Promise<number> {
  const instant = new Date(now).toISOString();
  const rows: { ahead: number | string }[] = await manager.query(
    'SELECT COUNT(*) AS ahead FROM requests WHERE done_at > ?',
    [instant],
  );
  await manager.query('UPDATE requests SET done_at = ? WHERE done_at > ?', [instant, instant]);
  return Number(rows[0]?.ahead ?? 0);
}

function told(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
