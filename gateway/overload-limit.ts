/** From this lateness on places are taken away, but not below so many: they are not what makes a process late. */
const LATE = { ms: 50, least: 64, kept: 0.9 };
/** So late, nothing is done in time any more. Even then a hub must answer somebody. */
const STALLED = { ms: 200, least: 32, kept: 0.5 };
/** Kept free for those who bring a token: officers who write, commissioners at their dashboards. */
const RESERVED = 0.25;

/**
 * How many requests may be answered at once: as many as told while the process is in time, fewer while it is
 * late. One heavy answer makes it late too, so only lateness that lasts, with many at work, takes places away.
 */
export class OverloadLimit {
  private limit: number;
  private wasLate = false;

  constructor(private readonly most: number) {
    this.limit = most;
  }

  /** To be told every so often how late the event loop was meanwhile, and how many were at work at most. */
  adjust(lateMs: number, atWork: number): void {
    const worse = lateMs > STALLED.ms ? STALLED : lateMs > LATE.ms ? LATE : null;
    const isLate = worse !== null && atWork >= worse.least;
    if (!isLate) this.limit = Math.min(this.most, this.limit + Math.max(1, this.limit * 0.1));
    else if (this.wasLate) {
      this.limit = Math.max(worse.least, Math.min(this.limit, atWork) * worse.kept);
    }
    this.wasLate = isLate;
  }

  /** Whether one more may be let in beside those at work. */
  admits(atWork: number, withToken: boolean): boolean {
    return atWork < this.limit * (withToken ? 1 : 1 - RESERVED);
  }
}
