import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { SubgraphLink } from '../links/subgraph-link';
import type { Parts } from './rests';

/** The marks of some subgraphs as they were once; while all are the same, so is every stamp of theirs. */
export type Marks = readonly { readonly of: Mark; readonly then: string }[];

/** Tells without asking anybody whether subgraphs are as they were, of those that can say so at once. */
export class MarksOf {
  private readonly known: ReadonlyMap<SubgraphName, Mark>;

  constructor(links: readonly Pick<SubgraphLink, 'name' | 'steady'>[]) {
    this.known = new Map(
      links.flatMap(({ name, steady }) => (steady ? [[name, new Mark(steady)] as const] : [])),
    );
  }

  /** The marks of all subgraphs that parts are of, to be taken before the stamps of these; null where one tells none. */
  take(parts: Parts): Marks | null {
    const marks: { of: Mark; then: string }[] = [];
    for (const name of parts.keys()) {
      const of = this.known.get(name);
      const then = of?.now() ?? null;
      if (!of || then === null) return null;
      marks.push({ of, then });
    }
    return marks;
  }
}

/** Whether nothing at all has happened, as far as whoever came at an instant could know. */
export function areSame(marks: Marks, cameAt: number): boolean {
  for (const { of, then } of marks) if (of.since(cameAt) !== then) return false;
  return true;
}

/**
 * The mark of one subgraph. Of many who wait for their turn each is served by a mark that was read after it came,
 * if not by itself: what was acknowledged to anybody before is in it.
 */
class Mark {
  private readAt = -Infinity;
  private read: string | null = null;

  constructor(private readonly tell: () => string | null) {}

  since(instant: number): string | null {
    return this.readAt > instant ? this.read : this.now();
  }

  now(): string | null {
    this.readAt = performance.now(); // Before it is read, so that it is never held to be newer than it is.
    this.read = this.tell();
    return this.read;
  }
}
