import type { Directory } from '../directory/directory';
import type { Day } from '../time/day';

/**
 * The nearest area in whose number both areas are, by the tree of a day. Worked out once for a tree: the counts of
 * each month ask for the same pairs again.
 */
export function firstAbove(directory: Directory, areaId: string, otherId: string, on: Day): string | null {
  const pairs = pairsOf(directory, on);
  const pair = `${areaId} ${otherId}`;
  let both = pairs.get(pair);
  if (both === undefined) {
    const others = new Set(directory.countedBy(otherId, on));
    both = directory.countedBy(areaId, on).find((id) => others.has(id)) ?? null;
    pairs.set(pair, both);
  }
  return both;
}

type Pairs = Map<string, string | null>;

const KNOWN = new WeakMap<Directory, Map<Day, Pairs>>();

function pairsOf(directory: Directory, on: Day): Pairs {
  let trees = KNOWN.get(directory);
  if (!trees) KNOWN.set(directory, (trees = new Map<Day, Pairs>()));
  const since = directory.treeSince(on);
  let pairs = trees.get(since);
  if (!pairs) {
    if (trees.size >= TREES_KEPT) trees.clear();
    trees.set(since, (pairs = new Map<string, string | null>()));
  }
  return pairs;
}

/** As many as a directory keeps itself. */
const TREES_KEPT = 64;
