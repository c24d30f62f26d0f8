import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { Log } from '../../lib/log';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { OutOfTime } from './time-limit';
import { NotAsked } from './turnstile';

/** So many fetches in a row without a usable answer, and the subgraph is left alone. */
export const FAILURES_IN_A_ROW = 5;
/** How often a subgraph that is left alone is tried. */
export const PROBE_EVERY_MS = 500;

/**
 * Leaves a subgraph alone that does not answer: its fields fail at once, instead of after the time limit. The
 * gateway tries it with a question of its own, every half second, so that no client's request is the one to be
 * risked; the first good answer lets everybody through again.
 */
export class Breaker {
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private readonly circuit = circuitBreaker(
    handleWhen((error) => !(error instanceof OutOfTime && error.cutShort)),
    { halfOpenAfter: 0, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
  );

  constructor(
    private readonly probe: () => Promise<unknown>,
    subgraph: SubgraphName,
    log: Log,
  ) {
    let wasOpen = false;
    this.circuit.onBreak(() => {
      if (!wasOpen) log.warn({ subgraph }, 'a subgraph does not answer and is left alone until it does');
      wasOpen = true;
      this.probeLater();
    });
    this.circuit.onReset(() => {
      wasOpen = false;
      log.warn({ subgraph }, 'a subgraph answers again');
    });
  }

  get isOpen(): boolean {
    return this.circuit.state !== CircuitState.Closed;
  }

  /** Fails where the subgraph is left alone. */
  pass(): void {
    if (this.isOpen) throw new NotAsked('it failed too often and is left alone');
  }

  /** Asks, and counts whether that was of use. */
  run<Result>(ask: () => Promise<Result>): Promise<Result> {
    // Many that waited for their turn may have failed meanwhile.
    this.pass();
    return this.circuit.execute(ask);
  }

  /** Tries the subgraph now, where it is left alone. True when it is not, or no longer. */
  async isAnswering(): Promise<boolean> {
    if (this.isOpen) await this.circuit.execute(() => this.probe()).catch(() => undefined);
    return !this.isOpen;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private probeLater(): void {
    clearTimeout(this.timer);
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.isAnswering(), PROBE_EVERY_MS).unref();
  }
}
