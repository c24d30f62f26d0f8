/** From such a wait on places are taken away, but not below so many: a page asks for nine parts at once, a room has twenty screens. */
const LATE = { ms: 250, least: 64, kept: 0.9 };
/** Who waits so long may have gone. Even then a hub must answer somebody. */
const STALLED = { ms: 1000, least: 32, kept: 0.5 };

/** Kept free for those whose token was good before: officers who write, commissioners at their dashboards. */
const RESERVED = 0.25;

/**
 * How many requests may wait or be at work at once: as many as told while those who wait are soon served, fewer
 * while they are not. One heavy answer makes all wait too, so only waiting that lasts takes places away.
 */
export class OverloadLimit {
  private limit: number;
  private wasLate = false;

  constructor(private readonly most: number) {
    this.limit = most;
  }

  /** To be told every so often how long somebody waited at most, and how many places were taken at most. */
  adjust(waitedMs: number, taken: number): void {
    const worse = waitedMs > STALLED.ms ? STALLED : waitedMs > LATE.ms ? LATE : null;
    const isLate = worse !== null && taken >= worse.least;
    if (!isLate) this.limit = Math.min(this.most, this.limit + Math.max(1, this.limit * 0.1));
    else if (this.wasLate) {
      this.limit = Math.max(worse.least, Math.min(this.limit, taken) * worse.kept);
    }
    this.wasLate = isLate;
  }

  /** Whether one more may be let in beside those who have a place. */
  admits(taken: number, withToken: boolean): boolean {
    return taken < this.limit * (withToken ? 1 : 1 - RESERVED);
  }
}
