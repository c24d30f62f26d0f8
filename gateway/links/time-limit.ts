/** Thrown where nobody waits for an answer any longer. */
export class OutOfTime extends Error {
  constructor(
    ms: number,
    /** Whether the whole operation's time left it less than half of its own: that is not the subgraph's fault. */
    readonly cutShort: boolean,
  ) {
    super(`no answer in ${Math.round(ms)} ms`);
  }
}

/** The time that one fetch has, its waiting and its second try included. */
export interface TimeLimit {
  /** Aborted when the time is over, and when the answer is there. */
  readonly signal: AbortSignal;
  /** Fails with OutOfTime when the time is over. */
  readonly over: Promise<never>;
  readonly msLeft: () => number;
  /** To be called when the answer is there: stops the clock, and whatever still asks. */
  end(): void;
}

/** One for all: without a reason of its own each signal makes an exception, with its stack, for nobody. */
const ANSWERED = new Error('the answer is there');

/** Starts the clock: the subgraph's time, or less where the operation ends earlier (`deadlineAt`, by performance.now()). */
export function timeLimit(timeoutMs: number, deadlineAt = Infinity): TimeLimit {
  const began = performance.now();
  const ms = Math.max(0, Math.min(timeoutMs, deadlineAt - began));
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const reason = new OutOfTime(ms, ms < timeoutMs / 2);
      controller.abort(reason);
      reject(reason);
    }, ms);
  });
  // Not everybody waits for it: some only look at the signal.
  over.catch(() => undefined);
  return {
    signal: controller.signal,
    over,
    msLeft: () => Math.max(0, began + ms - performance.now()),
    end() {
      clearTimeout(timer);
      controller.abort(ANSWERED);
    },
  };
}
