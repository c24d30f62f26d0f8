import type { SubgraphName } from '../lib/subgraph/subgraph';

/**
 * The newest version of the organisation directory that this gateway has been told of. Every fetch from
 * the other subgraphs asks for at least that one, so that a write is visible in the next read.
 */
export class DirectoryVersion {
  private newest = 0;

  /** What a subgraph must at least have seen; organisation is the source and may be asked anything. */
  neededBy(subgraph: SubgraphName): number {
    return subgraph === 'organisation' ? 0 : this.newest;
  }

  /** Call before a fetch and give the answer's version to the function that comes back. */
  watch(subgraph: SubgraphName): (version: number) => void {
    const before = this.newest;
    return (version) => {
      if (subgraph !== 'organisation' || !version) return;
      // Answers may overtake each other, so a lower number usually means nothing. But one that is lower
      // than what was known before it was asked for means that the directory itself went back: restored.
      this.newest = version < before ? version : Math.max(this.newest, version);
    };
  }
}
