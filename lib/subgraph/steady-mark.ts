import type { Database } from '../database/database';
import type { Position } from '../outbox/position';
import type { Day } from '../time/day';

interface Watched {
  readonly database: Pick<Database, 'commits'>;
  /** The day on which the subgraph would answer now; null while something must be done for it first. */
  readonly day: () => Day | null;
  /** Where the directory in memory is; it may be taken in some time after it was committed. */
  readonly position: () => Position;
}

/**
 * Makes what tells the mark of a subgraph, all that its stamps are made of beside the program itself: whether
 * anybody committed, the day, and the directory. While all are as they were, the mark is the very same text.
 */
export function steadyMark({ database, day, position }: Watched): () => string | null {
  let last: { commits: number; today: Day; at: Position; mark: string } | undefined;
  return () => {
    const commits = database.commits?.() ?? null;
    const today = day();
    if (commits === null || today === null) return null;
    const at = position();
    if (last?.commits !== commits || last.today !== today || last.at !== at)
      last = { commits, today, at, mark: `${commits} ${today} ${at.seq} ${at.chain}` };
    return last.mark;
  };
}
