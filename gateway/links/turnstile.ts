import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import type { GatewayContext } from '../gateway-context';
import { NotAsked } from './not-asked';
import type { Fetch } from './subgraph-link';
import { timeLimit, type TimeLimit } from './time-limit';

/** Lets a fetch through to a subgraph, when there is room and for as long as it has time. */
export type Turnstile = <Result>(fetch: Fetch, ask: (limit: TimeLimit) => Promise<Result>) => Promise<Result>;

/** Fetches that one subgraph answers side by side; a slow one takes no more of the gateway than this. */
export const IN_FLIGHT = 64;
/** Fetches that wait for one of those places. A country's roll-up asks each subgraph three or four times. */
export const WAITING = 512;

/**
 * The bound of one subgraph: so many fetches at once, so many waiting, each for its time. Beyond that a fetch
 * fails at once. A place is free again only when the asking has really ended, also where nobody waits for it.
 */
export function turnstile(timeoutMs: number, inFlight = IN_FLIGHT, waiting = WAITING): Turnstile {
  const places = bulkhead(inFlight, waiting);
  return <Result>(fetch: Fetch, ask: (limit: TimeLimit) => Promise<Result>) =>
    inTime<Result>(timeLimit(timeoutMs, (fetch.context as GatewayContext).deadlineAt), (limit) =>
      places
        .execute(() => {
          if (limit.ended) throw limit.ended;
          return ask(limit);
        })
        .catch((error: unknown) => {
          throw error instanceof BulkheadRejectedError ? new NotAsked('too many fetches are waiting') : error;
        }),
    );
}

/** What is asked, or OutOfTime where the limit comes first; then the limit is ended, whoever still asks. */
export function inTime<Result>(
  limit: TimeLimit,
  ask: (limit: TimeLimit) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    limit.whenEnded(reject);
    ask(limit).then(
      (result) => {
        resolve(result);
        limit.end();
      },
      (error: Error) => {
        reject(error);
        limit.end();
      },
    );
  });
}
