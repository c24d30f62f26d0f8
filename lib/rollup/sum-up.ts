import type { Directory } from '../directory/directory';
import type { Day } from '../time/day';
import type { Counts } from './history';

/** Adds one area's counts to another's, measure by measure. */
export function addCounts(into: Record<string, number>, counts: Counts): Record<string, number> {
  for (const [measure, amount] of Object.entries(counts)) into[measure] = (into[measure] ?? 0) + amount;
  return into;
}

/**
 * An area's number is its own plus all below, by the tree of a day. Gives the function that
 * answers for any area; each is worked out once.
 */
export function subtreeSums(
  directory: Directory,
  own: ReadonlyMap<string, Counts>,
  treeOn: Day,
): (areaId: string) => Counts {
  const known = new Map<string, Counts>();
  const sumOf = (areaId: string): Counts => {
    const done = known.get(areaId);
    if (done) return done;
    const sum = addCounts({}, own.get(areaId) ?? {});
    known.set(areaId, sum);
    for (const childId of directory.countedBelow(areaId, treeOn)) addCounts(sum, sumOf(childId));
    return sum;
  };
  return sumOf;
}
