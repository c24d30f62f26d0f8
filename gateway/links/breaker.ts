import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { Log } from '../../lib/log';
import { leftAlone } from '../../lib/metrics/metrics';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { NotAsked } from './not-asked';
import { OutOfTime } from './time-limit';

/** So many fetches in a row without a usable answer, and the subgraph is left alone. */
export const FAILURES_IN_A_ROW = 5;
/** How often a subgraph that is left alone is tried, whether or not the try before has ended. */
export const PROBE_EVERY_MS = 250;
/** How long one try may take: of those that hang there are two side by side at most. */
export const PROBE_MS = 500;

/**
 * Leaves a subgraph alone that does not answer: its fields fail at once, instead of after the time limit. The
 * gateway tries it with a question of its own, four times a second, so that no client's request is the one to be
 * risked; the first good answer lets everybody through again. A try that hangs holds up none of those after it:
 * a subgraph that is well again is asked within a quarter of a second, whatever it did before.
 */
export class Breaker {
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private readonly inARow = new ConsecutiveBreaker(FAILURES_IN_A_ROW);
  private readonly circuit = circuitBreaker(
    handleWhen((error) => !(error instanceof OutOfTime && error.cutShort)),
    { halfOpenAfter: 0, breaker: this.inARow },
  );
  /** While it is there the circuit stays open. Its own half-open state goes by a clock that may be set back. */
  private leftAlone: { dispose(): void } | undefined;

  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly subgraph: SubgraphName,
    private readonly log: Log,
  ) {
    leftAlone.set({ subgraph }, 0);
    this.circuit.onBreak((reason) => {
      if (!('isolated' in reason)) this.leaveAlone();
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
    if (!this.isOpen) return true;
    const isWell = await this.probe().then(
      () => true,
      () => false,
    );
    if (isWell) this.letThrough();
    return !this.isOpen;
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.timer);
  }

  private leaveAlone(): void {
    this.leftAlone = this.circuit.isolate();
    leftAlone.set({ subgraph: this.subgraph }, 1);
    this.log.warn({ subgraph: this.subgraph }, 'a subgraph does not answer and is left alone until it does');
    clearInterval(this.timer);
    if (!this.isClosed) this.timer = setInterval(() => void this.isAnswering(), PROBE_EVERY_MS).unref();
  }

  private letThrough(): void {
    if (!this.leftAlone) return; // Another try was first.
    clearInterval(this.timer);
    this.inARow.success();
    this.leftAlone.dispose();
    this.leftAlone = undefined;
    leftAlone.set({ subgraph: this.subgraph }, 0);
    this.log.warn({ subgraph: this.subgraph }, 'a subgraph answers again');
  }
}
