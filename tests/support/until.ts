import { setTimeout as wait } from 'node:timers/promises';
import { READY_PATH } from '../../lib/subgraph/health';

/** Waits until something is so, looking often; fails where it is not within a long time. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 30_000,
): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await wait(10)) if (await isSo()) return;
  throw new Error(`Not within ${withinMs} ms: ${what}`);
}

/** Waits until a gateway says that it and all its subgraphs are ready. */
export function untilReady(url: string): Promise<void> {
  return until(async () => {
    const response = await fetch(`${url}${READY_PATH}`).catch(() => null);
    return ((await response?.json()) as { status?: string } | undefined)?.status === 'ready';
  }, 'every subgraph is ready');
}
