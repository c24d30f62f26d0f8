/** Lets one holder at a time, in the order of asking. Not re-entrant. */
export class Lock {
  private last: Promise<unknown> = Promise.resolve();

  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
