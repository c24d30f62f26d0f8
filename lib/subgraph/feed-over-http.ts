import { request } from 'undici';
import { VIEWER_HEADER, signViewer } from '../auth/viewer-token';
import { fail, FAILURES } from '../errors';
import type { PullFeed } from '../outbox/inbox';
import type { OutboxEvent } from '../outbox/outbox';
import { writePosition } from '../outbox/position';
import { readBody } from './read-body';
import { FEED_PATH } from './start-server';
import type { SubgraphName } from './subgraph';

const TIMEOUT_MS = 5000;
const DIVERGED = FAILURES.FEED_DIVERGED.status;
const FEED_BYTES = 64 * 1024 * 1024;

/** Where a feed is read, and by whom. */
export interface FeedSource {
  readonly url: string;
  readonly secret: string;
  /** Whose outbox it is. */
  readonly source: SubgraphName;
  readonly reader: SubgraphName;
}

/**
 * Reads the outbox of another subgraph's server. Fails with FEED_DIVERGED where that says so, and otherwise
 * when it is not reached in time or does not answer with a list.
 */
export function feedOverHttp({ url, secret, source, reader }: FeedSource): PullFeed {
  return async (since) => {
    const token = await signViewer(secret, source, {
      role: 'ADMIN',
      area: null,
      subject: `subgraph:${reader}`,
    });
    const { statusCode, body } = await request(new URL(`${FEED_PATH}?since=${writePosition(since)}`, url), {
      headers: { [VIEWER_HEADER]: token },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await readBody(body, FEED_BYTES);
    if (statusCode === DIVERGED) throw fail('FEED_DIVERGED', { seq: since.seq });
    const events: unknown = statusCode === 200 && text ? JSON.parse(text) : undefined;
    if (!Array.isArray(events)) throw new Error(`The feed of ${source} answered ${statusCode}, not a list.`);
    return events as OutboxEvent[];
  };
}
