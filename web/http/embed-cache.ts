import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** Five minutes as it is, a day while a new one is fetched, a week while the hub is away. */
const PUBLIC_ANSWER = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
/** That there is no such thing may change with the next paper. */
const NOT_THERE = 'public, max-age=60';

export interface Sent {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** Only what the public may see may be kept by anybody; anything else is forgotten at once. */
  readonly keep: boolean;
}

/**
 * Sends what pages of other sites load, with a tag of its content: who has it already gets 304, and a write
 * changes the tag with the numbers. Without a token the answer is the same for all origins.
 */
export function sendToAnySite(
  request: Request,
  response: Response,
  { status = 200, type, body, keep }: Sent,
): void {
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.type(type);
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  if (keep) {
    response.setHeader('cache-control', status === 404 ? NOT_THERE : PUBLIC_ANSWER);
    response.setHeader('vary', 'Accept-Encoding');
    response.setHeader('etag', tag);
  }
  const has = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (status === 200 && keep && has.includes(tag)) response.status(304).end();
  else response.status(status).send(body);
}
