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
  /** Why nobody waits any more: the time is over, or the answer is there. Undefined as long as somebody does. */
  readonly ended: Error | undefined;
  readonly msLeft: () => number;
  /** Tells, once, when nobody waits any more: at once where that is so already. */
  whenEnded(tell: (why: Error) => void): void;
  /** To be called when the answer is there: stops the clock, and whatever still asks. */
  end(): void;
}

/** One for all: each with its own stack would be an exception made for nobody. */
const ANSWERED = new Error('the answer is there');

/**
 * Starts the clock: the subgraph's time, or less where the operation ends earlier (`deadlineAt`, by
 * performance.now()). Told by calls, not by an AbortSignal: one of those costs more than signing a request.
 */
export function timeLimit(timeoutMs: number, deadlineAt = Infinity): TimeLimit {
  const began = performance.now();
  const ms = Math.max(0, Math.min(timeoutMs, deadlineAt - began));
  let told: ((why: Error) => void)[] = [];
  let ended: Error | undefined;
  const timer = setTimeout(() => finish(new OutOfTime(ms, ms < timeoutMs / 2)), ms);

  function finish(why: Error): void {
    if (ended) return;
    ended = why;
    const each = told;
    told = [];
    for (const tell of each) tell(why);
  }
  return {
    get ended() {
      return ended;
    },
    msLeft: () => Math.max(0, began + ms - performance.now()),
    whenEnded(tell) {
      if (ended) tell(ended);
      else told.push(tell);
    },
    end() {
      clearTimeout(timer);
      finish(ANSWERED);
    },
  };
}
