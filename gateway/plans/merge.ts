import { isTree, type Tree } from './tree';

/**
 * Puts what a fetch brought into what is there: objects into objects, lists of equal length entry by entry, and
 * anything else in the place of what was there. Nothing is copied. What came may stand in several places at
 * once (see compile-fetch.ts), so that it may meet itself.
 */
export function merge(target: Tree, source: Tree | null | undefined): void {
  if (!source || target === source) return;
  for (const key of Object.keys(source)) {
    const came = source[key];
    if (came === undefined) continue;
    const there = target[key];
    if (there && isTree(came)) merge(there as Tree, came);
    else if (Array.isArray(came) && Array.isArray(there) && came.length === there.length) {
      mergeLists(there, came);
    } else target[key] = came;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index += 1) {
    const there = target[index];
    const came = source[index];
    if (isTree(there) && isTree(came)) merge(there, came);
    else target[index] = came;
  }
}
