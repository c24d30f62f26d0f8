import type { Directory } from '../directory/directory';
import type { Day } from '../time/day';
import { firstAbove } from './first-above';
import type { Counts } from './history';

/** What an area's own records come to, by the area that issued them. */
export interface OwnCounts {
  readonly areaId: string;
  readonly issuerId: string;
  /** The area that counts the same work already; empty where nobody does. */
  readonly coverId: string;
  readonly counts: Counts;
}

/** Adds one area's counts to another's, measure by measure. */
export function addCounts(
  into: Record<string, number>,
  counts: Counts,
  sign: 1 | -1 = 1,
): Record<string, number> {
  for (const [measure, amount] of Object.entries(counts))
    into[measure] = (into[measure] ?? 0) + sign * amount;
  return into;
}

/** What areas count, each by itself and with all below it. */
export interface Sums {
  /** Of the area alone. */
  readonly own: (areaId: string) => Counts;
  /** Its own plus all below, by the tree of the day; each is worked out once. */
  readonly subtree: (areaId: string) => Counts;
}

/**
 * Adds up what areas own by the tree of a day. Work that was passed down, and that another area counts
 * already (`coverId`), counts below the first area that contains both, and not from there up; where
 * only one issuer's decisions are asked for, nobody else counts it.
 */
export function sumUp(
  directory: Directory,
  rows: readonly OwnCounts[],
  treeOn: Day,
  issuerId: string | null,
  alsoOwn?: (areaId: string, counts: Counts) => Counts,
): Sums {
  const own = new Map<string, Record<string, number>>();
  const twice = new Map<string, Record<string, number>>();
  const add = (to: typeof own, areaId: string, counts: Counts): void => {
    to.set(areaId, addCounts(to.get(areaId) ?? {}, counts));
  };
  for (const row of rows) {
    if (issuerId !== null && row.issuerId !== issuerId) continue;
    if (issuerId === null && row.coverId === row.areaId) continue;
    add(own, row.areaId, row.counts);
    const both = issuerId === null && row.coverId && firstAbove(directory, row.areaId, row.coverId, treeOn);
    if (both) add(twice, both, row.counts);
  }
  const ownOf = (areaId: string): Counts => {
    const counts = own.get(areaId) ?? {};
    const whole = alsoOwn && (issuerId === null || areaId === issuerId);
    return whole ? addCounts({ ...counts }, alsoOwn(areaId, counts)) : counts;
  };
  const known = new Map<string, Counts>();
  const subtree = (areaId: string): Counts => {
    const done = known.get(areaId);
    if (done) return done;
    const sum = { ...ownOf(areaId) };
    known.set(areaId, sum);
    addCounts(sum, twice.get(areaId) ?? {}, -1);
    for (const childId of directory.countedBelow(areaId, treeOn)) addCounts(sum, subtree(childId));
    return sum;
  };
  return { own: ownOf, subtree };
}
