import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { fail } from '../errors';
import { causeOf, isBroken, isCutCommit } from './failures';
import { hasAskedWhetherDone } from './repeatable';
import { StatementTimeout } from './statement-limit';

/** How often work is tried whose connection breaks, or with which others collide. */
const TRIES = 6;
/** Where there are other servers, until the next one serves: some five seconds. */
export const TRIES_OF_A_CLUSTER = 15;

/**
 * Runs `work` in one transaction, again where the server ended it or its connection broke before the commit:
 * nothing was done then. A connection that breaks during the commit leaves open which. Work that asks whether it
 * was done before is then asked again; of any other, OUTCOME_UNKNOWN says so.
 */
export async function transactionOnMysql<Result>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
  tries = TRIES,
): Promise<Result> {
  let unknown: unknown;
  for (let attempt = 1; ; attempt += 1) {
    const runner = source.createQueryRunner();
    try {
      return await committed(runner, work);
    } catch (error) {
      const asked = hasAskedWhetherDone(runner.manager);
      if (isCutCommit(error)) unknown = error;
      if (attempt >= triesFor(error, asked, tries)) throw verdict(error, asked, unknown);
      await pause(attempt);
    }
  }
}

async function committed<Result>(
  runner: QueryRunner,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    await runner.startTransaction('READ COMMITTED');
    const result = await work(runner.manager);
    await runner.commitTransaction().catch((error: unknown) => {
      throw isBroken(error) || errnoOf(error) === ERROR_DURING_COMMIT ? fail('OUTCOME_UNKNOWN') : error;
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
/** A node of a cluster lost the others as it committed. */
const ERROR_DURING_COMMIT = 1180;

function triesFor(error: unknown, asked: boolean, tries: number): number {
  if (isCutCommit(error)) return asked ? tries : 1;
  if (causeOf(error) instanceof StatementTimeout) return 1; // It was heavy, or the server hangs.
  if (isContended(error) || isBroken(error)) return tries;
  return errnoOf(error) === DUPLICATE ? 2 : 1;
}

/** Once a commit was cut, only what was found out after asking whether it was carried out is an answer. */
function verdict(error: unknown, asked: boolean, unknown: unknown): unknown {
  const isRefusal = asked && !isContended(error) && !isBroken(error);
  if (unknown && !isRefusal) return unknown;
  return isContended(error) ? fail('DATABASE_BUSY') : error;
}

/** Whether others wanted the same rows at the same time, on this server or on another of its cluster. */
function isContended(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === DEADLOCK || errno === LOCK_WAIT_TIMEOUT;
}

function errnoOf(error: unknown): number | undefined {
  return (causeOf(error) as { errno?: number } | null)?.errno;
}

function pause(attempt: number): Promise<void> {
  const longest = Math.min(5 * 2 ** attempt, LONGEST_PAUSE_MS);
  return new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random())));
}

const LONGEST_PAUSE_MS = 500;
