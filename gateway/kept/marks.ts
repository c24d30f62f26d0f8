import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { SubgraphLink } from '../links/subgraph-link';
import type { Parts } from './rests';

/** The marks of some subgraphs as they were once; while all are the same, so is every stamp of theirs. */
export type Marks = readonly { readonly now: () => string | null; readonly then: string }[];

/** Tells without asking anybody whether subgraphs are as they were, of those that can say so at once. */
export class MarksOf {
  private readonly known: ReadonlyMap<SubgraphName, () => string | null>;

  constructor(links: readonly SubgraphLink[]) {
    this.known = new Map(links.flatMap(({ name, steady }) => (steady ? [[name, steady] as const] : [])));
  }

  /** The marks of all subgraphs that parts are of, to be taken before the stamps of these; null where one tells none. */
  take(parts: Parts): Marks | null {
    const marks: { now: () => string | null; then: string }[] = [];
    for (const name of parts.keys()) {
      const now = this.known.get(name);
      const then = now?.() ?? null;
      if (!now || then === null) return null;
      marks.push({ now, then });
    }
    return marks;
  }
}

/** Whether nothing at all has happened since. */
export function areSame(marks: Marks): boolean {
  for (const { now, then } of marks) if (now() !== then) return false;
  return true;
}
