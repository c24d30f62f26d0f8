/** One fetch in five may be asked a second time. */
const EARNED = 0.2;
/** So that the first fault after a quiet time finds something to spend. */
const MOST = 10;

/** Bounds how much a subgraph in trouble is asked again: a second try of everything would double its load. */
export class RetryBudget {
  private tries = MOST;

  /** A fetch was asked for the first time. */
  earn(): void {
    this.tries = Math.min(MOST, this.tries + EARNED);
  }

  /** Whether a second try may be made; it is spent then. */
  take(): boolean {
    if (this.tries < 1) return false;
    this.tries -= 1;
    return true;
  }
}
