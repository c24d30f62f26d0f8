/** From this lateness on places are taken away, but not below so many: they are not what makes a process late. */
const LATE = { ms: 50, least: 64, kept: 0.9 };
/** So late, nothing is done in time any more. Even then a hub must answer somebody. */
const STALLED = { ms: 200, least: 32, kept: 0.5 };
/**
 * Where the subgraphs run in this process a request is often answered in one go, so that those who wait do so
 * unread, in the turn of the event loop that reads them. How long such a turn may have lasted already when one
 * more is let in: long enough for any burst, and short once lateness has lasted, so that a refusal is soon there.
 */
const PATIENCE = { usualMs: 2000, strictMs: 25 };
/** As few requests between two looks are no overload, however long they take: a meeting room at its screens. */
const FEW = 64;
/** So many that come in one turn are a page that asks for its parts, or a room of people: all of them are let in. */
const BURST = 32;
/** Looks without a refusal after which a burst is let in again. */
const QUIET_LOOKS = 10;

/** Kept free for those who bring a token: officers who write, commissioners at their dashboards. */
const RESERVED = 0.25;

/**
 * How many requests may be answered at once: as many as told while the process is in time, fewer while it is
 * late. One heavy answer makes it late too, so only lateness that lasts, with many at work, takes places away.
 */
export class OverloadLimit {
  private limit: number;
  private wasLate = false;
  private wasStalled = false;
  private strictFor = 0;

  constructor(private readonly most: number) {
    this.limit = most;
  }

  /** To be told every so often how late the event loop was, how many were at work at most, came, and were refused. */
  adjust(lateMs: number, atWork: number, came: number, refused: number): void {
    const isStalled = lateMs > STALLED.ms && came >= FEW;
    if ((isStalled && this.wasStalled) || (refused > 0 && this.strictFor > 0)) this.strictFor = QUIET_LOOKS;
    else this.strictFor = Math.max(0, this.strictFor - 1);
    this.wasStalled = isStalled;

    const worse = lateMs > STALLED.ms ? STALLED : lateMs > LATE.ms ? LATE : null;
    const isLate = worse !== null && atWork >= worse.least;
    if (!isLate) this.limit = Math.min(this.most, this.limit + Math.max(1, this.limit * 0.1));
    else if (this.wasLate) {
      this.limit = Math.max(worse.least, Math.min(this.limit, atWork) * worse.kept);
    }
    this.wasLate = isLate;
  }

  /** Whether one more may be let in, beside those at work, so late in a turn of the event loop, and as which of that turn. */
  admits(atWork: number, turnMs: number, withToken: boolean, inTurn = Infinity): boolean {
    const share = withToken ? 1 : 1 - RESERVED;
    if (atWork >= this.limit * share) return false;
    if (this.strictFor > 0) return turnMs < PATIENCE.strictMs * share;
    return inTurn <= BURST || turnMs < PATIENCE.usualMs * share;
  }
}
