import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import type { GatewayContext } from '../gateway-context';
import type { Fetch } from './subgraph-link';
import { timeLimit, type TimeLimit } from './time-limit';

/** Thrown where a subgraph is not asked at all, so as to answer at once. */
export class NotAsked extends Error {}

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
  return async (fetch, ask) => {
    const limit = timeLimit(timeoutMs, (fetch.context as GatewayContext).deadlineAt);
    try {
      return await Promise.race([
        limit.over,
        places.execute(() => {
          limit.signal.throwIfAborted();
          return ask(limit);
        }),
      ]);
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? new NotAsked('too many fetches are waiting') : error;
    } finally {
      limit.end();
    }
  };
}
