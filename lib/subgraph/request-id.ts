import { randomUUID } from 'node:crypto';

/** The request header that names one request through every process and log. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** The id that a caller gave, when it is one that may stand in a log; a new one otherwise. */
export function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}
