/** What somebody has spent of a minute. */
interface Spent {
  points: number;
  /** By a clock that nobody sets, `performance.now()`. */
  readonly endsAt: number;
}

/** What is left after somebody paid. */
export interface Left {
  /** False where there was not enough. */
  readonly enough: boolean;
  readonly remaining: number;
  readonly msLeft: number;
}

const MINUTE_MS = 60_000;

/**
 * Counts what each spends in a minute that begins with the first payment, in this process and at once. What is
 * refused counts too. Minutes end in the order in which they began, so that those over are dropped from the front.
 */
export class Minutes {
  private readonly spent = new Map<string, Spent>();

  constructor(readonly most: number) {}

  pay(key: string, points: number): Left {
    const now = performance.now();
    this.dropOver(now);
    let mine = this.spent.get(key);
    if (!mine || mine.endsAt <= now) {
      this.spent.delete(key);
      this.spent.set(key, (mine = { points: 0, endsAt: now + MINUTE_MS }));
    }
    mine.points += points;
    return {
      enough: mine.points <= this.most,
      remaining: Math.max(this.most - mine.points, 0),
      msLeft: mine.endsAt - now,
    };
  }

  /** How many have paid in a minute that is not over. */
  get size(): number {
    return this.spent.size;
  }

  private dropOver(now: number): void {
    for (const [key, { endsAt }] of this.spent) {
      if (endsAt > now) return;
      this.spent.delete(key);
    }
  }
}
