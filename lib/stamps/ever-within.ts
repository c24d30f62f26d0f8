import type { Directory } from '../directory/directory';

/**
 * An area and every area that counts in its number on some day: all that ever stood below it on any map, and what
 * was closed in favour of one of them. Worked out once for a directory, which never changes.
 */
export function everWithin(directory: Directory, areaId: string): ReadonlySet<string> {
  let known = KEPT.get(directory);
  if (!known) KEPT.set(directory, (known = { below: everBelow(directory), within: new Map() }));
  let within = known.within.get(areaId);
  if (!within) known.within.set(areaId, (within = reached(known.below, areaId)));
  return within;
}

interface Known {
  readonly below: ReadonlyMap<string, readonly string[]>;
  readonly within: Map<string, ReadonlySet<string>>;
}

const KEPT = new WeakMap<Directory, Known>();

function everBelow(directory: Directory): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { id, successorId } of directory.allAreas()) {
    const above = directory.placementsOf(id).map(({ parentId }) => parentId);
    for (const aboveId of new Set([...above, successorId]))
      if (aboveId) below.set(aboveId, [...(below.get(aboveId) ?? []), id]);
  }
  return below;
}

function reached(below: ReadonlyMap<string, readonly string[]>, areaId: string): Set<string> {
  const within = new Set([areaId]);
  for (const id of within) for (const next of below.get(id) ?? []) within.add(next); // A set is walked to its end as it grows.
  return within;
}
