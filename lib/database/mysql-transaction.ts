import type { DataSource, EntityManager } from 'typeorm';
import { fail } from '../errors';

/**
 * Runs `work` in one transaction, again where the server ended it or its connection broke before the commit:
 * nothing was done then. A connection that breaks during the commit leaves open which; OUTCOME_UNKNOWN says so.
 */
export async function transactionOnMysql<Result>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await committed(source, work);
    } catch (error) {
      if (attempt >= triesFor(error)) throw passes(error) ? fail('DATABASE_BUSY') : error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

async function committed<Result>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    const result = await work(runner.manager);
    await runner.commitTransaction().catch((error: unknown) => {
      throw isBroken(error) ? fail('OUTCOME_UNKNOWN') : error;
    });
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined); // There is nothing to undo on a broken connection.
    throw error;
  } finally {
    await runner.release();
  }
}

const DEADLOCK = 1213;
const LOCK_WAIT_TIMEOUT = 1205;
/** Two papers or areas that are the same met; the second try finds the first one's row. */
const DUPLICATE = 1062;
/** "Connection was killed", as MariaDB numbers it; the driver has no name for it. */
const KILLED = 1927;

const BROKEN: readonly unknown[] = [
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ER_QUERY_INTERRUPTED',
  'ER_SERVER_SHUTDOWN',
];

function triesFor(error: unknown): number {
  if (passes(error)) return 6;
  return (error as { errno?: number }).errno === DUPLICATE ? 2 : 1;
}

/** Whether it is nothing about the work itself, so that another try may well succeed. */
function passes(error: unknown): boolean {
  const { errno } = error as { errno?: number };
  return errno === DEADLOCK || errno === LOCK_WAIT_TIMEOUT || isBroken(error);
}

/** Whether the connection is no more, and nobody knows what the server made of the last statement. */
function isBroken(error: unknown): boolean {
  const { code, errno, fatal } = error as { code?: string; errno?: number; fatal?: boolean };
  return fatal === true || errno === KILLED || BROKEN.includes(code);
}
