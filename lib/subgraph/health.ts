import type { Log } from '../log';
import { describeError } from './mask-error';

export const LIVE_PATH = '/health/live';
export const READY_PATH = '/health/ready';

/** What `/health/live` and `/health/ready` answer: a status for machines, a body for people. */
export interface Health {
  readonly status: 200 | 503;
  readonly body: Record<string, unknown>;
}

export const LIVE: Health = { status: 200, body: { status: 'live' } };

/** Whether a subgraph can answer now. A check that throws or hangs is a no. */
export async function subgraphHealth(
  draining: boolean,
  ready: () => Promise<boolean>,
  log: Log,
): Promise<Health> {
  if (draining) return { status: 503, body: { status: 'draining' } };
  return (await answersInTime(ready, log))
    ? { status: 200, body: { status: 'ready' } }
    : { status: 503, body: { status: 'unavailable' } };
}

/** The answer of a check, false when it fails or takes longer than `timeoutMs`. */
export async function answersInTime(
  check: () => Promise<boolean>,
  log: Log,
  timeoutMs = 1000,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    log.warn({ error: describeError(error) }, 'readiness check failed');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
