import type { GraphQLError } from 'graphql';
import type { DataSource } from 'typeorm';
import { fail, type FailureCode } from '../errors';
import { aroundStatements } from './around-statements';

/**
 * Makes whatever a data source's statements fail with one of the program's own failures, where it is a known one
 * of the database: busy, away, full, or not to be written. What the driver said stands behind it as its cause.
 */
export function tellFailures(source: DataSource): void {
  aroundStatements(source, (run) => run().catch(tell));
}

/** Throws an error of the database as what a client may be told of it; any other as it is. */
export function tell(error: unknown): never {
  const code = failureOf(error);
  throw code ? because(error, fail(code)) : error;
}

/** What a failure that is told came from, or the error itself. */
export function causeOf(error: unknown): unknown {
  return causes.get(error as object) ?? error;
}

/** Whether another process holds the file. */
export function isBusy(error: unknown): boolean {
  return codeOf(causeOf(error)).startsWith('SQLITE_BUSY');
}

/** Whether a connection is no more, and nobody knows what the server made of the last statement. */
export function isBroken(error: unknown): boolean {
  const cause = causeOf(error) as { errno?: number; fatal?: boolean } | null;
  if (cause?.errno === KILLED || cause?.errno === NOT_READY) return true;
  return cause?.fatal === true || BROKEN.has(codeOf(cause));
}

/** Whether a node of a cluster takes connections and no statements: it is catching up, or has lost the others. */
export function isNotReady(error: unknown): boolean {
  return (causeOf(error) as { errno?: number } | null)?.errno === NOT_READY;
}

/** Whether a connection broke during a commit. */
export function isCutCommit(error: unknown): boolean {
  return (error as { extensions?: { code?: string } } | null)?.extensions?.code === 'OUTCOME_UNKNOWN';
}

/** "Connection was killed", as MariaDB numbers it; the driver has no name for it. */
const KILLED = 1927;
/** "WSREP has not yet prepared node for application use"; the driver calls it an unknown command. */
const NOT_READY = 1047;

const BROKEN = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ER_QUERY_INTERRUPTED',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
]);

const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'ER_RECORD_FILE_FULL', 'ER_DISK_FULL']);
const READ_ONLY = new Set([
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
]);

const causes = new WeakMap<object, unknown>();

function because(cause: unknown, failure: GraphQLError): GraphQLError {
  causes.set(failure, cause);
  return failure;
}

function failureOf(error: unknown): FailureCode | null {
  const code = codeOf(error);
  if (isBusy(error)) return 'DATABASE_BUSY';
  if (FULL.has(code)) return 'INSUFFICIENT_STORAGE';
  if (READ_ONLY.has(code) || code.startsWith('SQLITE_READONLY')) return 'DATABASE_READ_ONLY';
  return isBroken(error) ? 'DATABASE_UNAVAILABLE' : null;
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? '';
}
