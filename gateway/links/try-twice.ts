import type { TimeLimit } from './time-limit';

interface Settings<Result> {
  readonly limit: TimeLimit;
  readonly attempt: () => Promise<Result>;
  /** Whether a try that failed so may be made again; asked at most once. */
  readonly mayRepeat: (error: unknown) => boolean;
  /** Whether silence may be answered with a second try beside the first; asked at most once. */
  readonly mayHedge: () => boolean;
}

/** Second tries are spread over this time, so that those of many fetches do not come together. */
const JITTER_MS = 40;

/**
 * Asks, and once more where the first try failed, or is silent for half of its time: then the two run side by
 * side and the first answer counts. The second never makes the fetch last longer than its limit.
 */
export function tryTwice<Result>({ limit, attempt, mayRepeat, mayHedge }: Settings<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    let running = 0;
    let repeated = false;
    let timer = setTimeout(hedge, limit.msLeft() / 2 + Math.random() * JITTER_MS);

    function start(): void {
      running += 1;
      attempt().then(succeed, failed);
    }
    function succeed(result: Result): void {
      clearTimeout(timer);
      resolve(result);
    }
    function failed(error: Error): void {
      running -= 1;
      clearTimeout(timer);
      if (!repeated && !limit.ended && mayRepeat(error)) {
        repeated = true;
        timer = setTimeout(start, Math.random() * JITTER_MS);
      } else if (running === 0) reject(error);
    }
    function hedge(): void {
      if (repeated || !mayHedge()) return;
      repeated = true;
      start();
    }
    start();
  });
}
