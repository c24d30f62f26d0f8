import { request } from 'undici';
import { signCall, VIEWER_HEADER } from '../auth/signed-call';
import type { Viewer } from '../auth/viewer';
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
    const path = `${FEED_PATH}?since=${writePosition(since)}`;
    const signed = signCall(secret, source, siblingViewer(reader), { method: 'GET', path, body: '' });
    const { statusCode, body } = await request(new URL(path, url), {
      headers: { [VIEWER_HEADER]: signed },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await readBody(body, FEED_BYTES);
    if (statusCode === DIVERGED) throw fail('FEED_DIVERGED', { seq: since.seq });
    const events: unknown = statusCode === 200 && text ? JSON.parse(text) : undefined;
    if (!Array.isArray(events)) throw new Error(`The feed of ${source} answered ${statusCode}, not a list.`);
    return events as OutboxEvent[];
  };
}

/** Whom a subgraph asks as. No issuer gives such a name to a person (lib/auth/claims.ts). */
export function siblingViewer(reader: SubgraphName): Viewer {
  return { role: 'ADMIN', area: null, subject: `subgraph:${reader}` };
}
