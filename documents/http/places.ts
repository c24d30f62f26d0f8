import { fail } from '../../lib/errors';

/** Lets so many do something at once and some more wait for it; refuses the others with PAPERS_BUSY. */
export class Places {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly mostWaiting: number,
  ) {}

  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken < this.places) this.taken += 1;
    else if (this.waiting.length >= this.mostWaiting) throw fail('PAPERS_BUSY');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes to the next one, or is free.
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }
}
