import { samePosition, START, type Position } from '../lib/outbox/position';
import type { SubgraphName } from '../lib/subgraph/subgraph';

/**
 * The newest version of the organisation directory that this gateway has been told of. Every fetch from
 * the other subgraphs asks for at least that one, so that a write is visible in the next read.
 */
export class DirectoryVersion {
  private newest = START;

  /** What a subgraph must at least have seen; organisation is the source and may be asked anything. */
  neededBy(subgraph: SubgraphName): Position {
    return subgraph === 'organisation' ? START : this.newest;
  }

  /** Call before a fetch and give the answer's version to the function that comes back. */
  watch(subgraph: SubgraphName): (version: Position) => void {
    const before = this.newest;
    return (version) => {
      if (subgraph !== 'organisation' || !version.seq) return;
      // Answers may overtake each other, so a lower number usually means nothing. But one that is lower
      // than what was known before it was asked for, or another history of the same length, means that the
      // directory itself went back: restored. A higher one is taken whatever it is a history of.
      const wentBack =
        version.seq < before.seq || (version.seq === before.seq && !samePosition(version, before));
      if (wentBack || version.seq > this.newest.seq) this.newest = version;
    };
  }
}
