import { DIRECTORY, withoutTakenIn } from '../../lib/subgraph/rests-on';
import type { SubgraphName } from '../../lib/subgraph/subgraph';

/** The parts of each subgraph on which an answer rests. Of their names a gateway knows which one takes in another. */
export type Parts = ReadonlyMap<SubgraphName, readonly string[]>;

/** The stamp of each part, in the order of the parts. */
export type Stamps = ReadonlyMap<SubgraphName, readonly string[]>;

/** Gathers, while an answer is made, what it rests on. */
export class Rests {
  private readonly found = new Map<SubgraphName, Set<string>>();
  private isSpoilt = false;

  /** What one fetch rests on; undefined where nobody can tell, and then the answer is not kept. */
  add(subgraph: SubgraphName, restsOn: readonly string[] | undefined): void {
    if (!restsOn) this.isSpoilt = true;
    else for (const part of restsOn) this.setOf(subgraph).add(part);
  }

  /** All of it; null where the answer may not be kept, also where nothing was fetched for it. */
  parts(): Parts | null {
    if (this.isSpoilt || this.found.size === 0) return null;
    this.setOf('organisation').add(DIRECTORY); // Where areas lie and what they are called is in every answer.
    return new Map([...this.found].map(([name, parts]) => [name, withoutTakenIn(parts).sort()]));
  }

  private setOf(subgraph: SubgraphName): Set<string> {
    const set = this.found.get(subgraph) ?? new Set<string>();
    this.found.set(subgraph, set);
    return set;
  }
}

/** The stamps of some parts out of those of more; null where one of the parts is not among these. */
export function stampsFor(parts: Parts, among: Parts, stamps: Stamps): Stamps | null {
  const found = new Map<SubgraphName, readonly string[]>();
  for (const [name, wanted] of parts) {
    const each = wanted.map((part) => stamps.get(name)?.[among.get(name)?.indexOf(part) ?? -1]);
    if (each.includes(undefined)) return null;
    found.set(name, each as string[]);
  }
  return found;
}

/** Whether nothing of what an answer rests on has changed. */
export function sameStamps(one: Stamps, other: Stamps): boolean {
  if (one.size !== other.size) return false;
  for (const [name, stamps] of one) {
    const others = other.get(name);
    if (others?.length !== stamps.length || stamps.some((stamp, at) => stamp !== others[at])) return false;
  }
  return true;
}
