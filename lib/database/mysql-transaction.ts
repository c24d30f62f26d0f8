import type { DataSource, EntityManager } from 'typeorm';
import { fail } from '../errors';
import { causeOf, isBroken } from './failures';
import { StatementTimeout } from './statement-limit';

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
      if (attempt >= triesFor(error)) throw isContended(error) ? fail('DATABASE_BUSY') : error;
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

function triesFor(error: unknown): number {
  if (causeOf(error) instanceof StatementTimeout) return 1; // It was heavy, or the server hangs.
  if (isContended(error) || isBroken(error)) return 6;
  return errnoOf(error) === DUPLICATE ? 2 : 1;
}

/** Whether others wanted the same rows at the same time. */
function isContended(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === DEADLOCK || errno === LOCK_WAIT_TIMEOUT;
}

function errnoOf(error: unknown): number | undefined {
  return (causeOf(error) as { errno?: number } | null)?.errno;
}
