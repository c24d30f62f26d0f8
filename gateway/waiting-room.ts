/**
 * Serves those who wait one in each turn of the event loop, first come, first served. Where the subgraphs run in
 * this process an answer is made in one go: were all served as they are read, whoever comes later would wait
 * unread behind all of them, and could not even be refused.
 */
export class WaitingRoom {
  private readonly waiting: { readonly serve: () => void; readonly since: number }[] = [];
  private longestMs = 0;

  get size(): number {
    return this.waiting.length;
  }

  enter(serve: () => void): void {
    this.waiting.push({ serve, since: performance.now() });
    if (this.waiting.length === 1) setImmediate(this.next);
  }

  /** How long somebody waited at most since this was asked last, those who still wait among them. */
  longestWaitMs(): number {
    const [first] = this.waiting;
    const longest = Math.max(this.longestMs, first ? performance.now() - first.since : 0);
    this.longestMs = 0;
    return longest;
  }

  private readonly next = (): void => {
    const first = this.waiting.shift();
    if (!first) return;
    // Scheduled in this turn, it is for the next one: what has come meanwhile is read, and refused, in between.
    if (this.waiting.length) setImmediate(this.next);
    this.longestMs = Math.max(this.longestMs, performance.now() - first.since);
    first.serve();
  };
}
