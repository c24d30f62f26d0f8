import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<number>();

/**
 * Runs what must be over in so many milliseconds; without a number there is no limit. It stops nothing by
 * itself: whoever is about to begin something long (a batch of a loader, a statement) asks how much is left.
 */
export function withinDeadline<Result>(milliseconds: number | undefined, run: () => Result): Result {
  if (milliseconds === undefined) return run();
  return deadlines.run(performance.now() + milliseconds, run);
}

/** The milliseconds that are left to the work under way, not below 0; undefined where it has no limit. */
export function millisecondsLeft(): number | undefined {
  const until = deadlines.getStore();
  return until === undefined ? undefined : Math.max(0, until - performance.now());
}
