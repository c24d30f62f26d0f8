import { request } from 'undici';
import { VIEWER_HEADER, signViewer } from '../auth/viewer-token';
import { readBody } from './read-body';
import { FEED_PATH } from './start-server';
import type { SubgraphName } from './subgraph';

const TIMEOUT_MS = 5000;
const FEED_BYTES = 64 * 1024 * 1024;

/** Where a feed is read, and by whom. */
export interface FeedSource {
  readonly url: string;
  readonly secret: string;
  /** Whose outbox it is. */
  readonly source: SubgraphName;
  readonly reader: SubgraphName;
}

/** Reads the outbox of another subgraph's server. Fails when it is not reached in time or does not answer with a list. */
export function feedOverHttp<Event>({ url, secret, source, reader }: FeedSource) {
  return async (since: number): Promise<readonly Event[]> => {
    const token = await signViewer(secret, source, {
      role: 'ADMIN',
      area: null,
      subject: `subgraph:${reader}`,
    });
    const { statusCode, body } = await request(new URL(`${FEED_PATH}?since=${since}`, url), {
      headers: { [VIEWER_HEADER]: token },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await readBody(body, FEED_BYTES);
    const events: unknown = statusCode === 200 && text ? JSON.parse(text) : undefined;
    if (!Array.isArray(events)) throw new Error(`The feed of ${source} answered ${statusCode}, not a list.`);
    return events as Event[];
  };
}
