import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../../lib/subgraph/answer';
import type { Fetch } from './subgraph-link';
import { OutOfTime } from './time-limit';

/** Ten times the longest answer that the limits of an operation leave room for. */
const ANSWER_BYTES = 32 * 1024 * 1024;

/** An answer that would be the same if it were asked for again. */
class Hopeless extends Error {}

/** Why what comes with this status and these headers is no answer, or will be longer than is read; undefined where it may be one. */
export function refusalOf(status: number, headers: IncomingHttpHeaders): Error | undefined {
  if (status === 401) return new Hopeless('status 401');
  if (status >= 500) return new Error(`status ${status}`);
  if (!/^application\/json\b/i.test(String(headers['content-type']))) return new Error('not JSON');
  return tooMuch(Number(headers['content-length']));
}

/** The refusal of an answer of so many bytes, where that is more than is read. */
export function tooMuch(bytes: number): Error | undefined {
  return bytes > ANSWER_BYTES ? new Hopeless(`an answer of more than ${ANSWER_BYTES} bytes`) : undefined;
}

/** Reads an answer, and refuses what parses but is no GraphQL answer, or answers for other entities than were asked for. */
export function wholeAnswer(text: string, variables: Fetch['request']['variables']): Answer {
  const answer = JSON.parse(text) as Answer | null;
  if (!answer || typeof answer !== 'object' || (!isObject(answer.data) && !Array.isArray(answer.errors))) {
    throw new Error('not a GraphQL answer');
  }
  const asked = variables?.representations as unknown[] | undefined;
  const entities = answer.data?._entities as unknown[] | undefined;
  if (asked && answer.data && (!Array.isArray(entities) || entities.length !== asked.length)) {
    throw new Error(`${Array.isArray(entities) ? entities.length : 'no'} entities for ${asked.length}`);
  }
  return answer;
}

/**
 * Whether a fetch that failed so may be asked once more. A read may, where that could help. A mutation may have
 * been carried out though its answer was lost, so it may only where nothing was sent: no connection was made.
 */
export function mayBeAskedAgain(error: unknown, read: boolean): boolean {
  if (wasNeverSent(error as NodeJS.ErrnoException)) return true;
  return read && !(error instanceof OutOfTime) && !(error instanceof Hopeless);
}

/** Whether it failed before there was a connection: refused, reset meanwhile, no way there, no such name. */
function wasNeverSent({ syscall, code }: NodeJS.ErrnoException): boolean {
  return syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
