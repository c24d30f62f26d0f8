import type { Directory } from '../directory/directory';
import type { Day } from '../time/day';

/** The counts of a roll-up in an area and all that ever counted in its number. */
export interface RollupPart {
  /** The roll-up's name. */
  readonly rollup: string;
  /** A fiscal year, or (`<2023-24`) all before one. */
  readonly years: string;
  readonly basis: string;
  readonly areaId: string;
}

/**
 * A part as it is told: `decisions|2023-24|PUBLISHED|<country>/<division>/<district>`, with all that count the area's
 * number before it: a part whose name ends earlier takes it in.
 */
export function writeRollupPart(
  { directory, today }: { readonly directory: Directory; readonly today: Day },
  { rollup, years, basis, areaId }: RollupPart,
): string {
  return `${rollup}s|${years}|${basis}|${pathTo(directory, areaId, today)}`;
}

/** Reads what `writeRollupPart` wrote; null where it is anything else. */
export function readRollupPart(part: string): RollupPart | null {
  const [, rollup, years, basis, path] = PART.exec(part) ?? [];
  const areaId = path?.slice(path.lastIndexOf('/') + 1);
  return rollup && years && basis && areaId ? { rollup, years, basis, areaId } : null;
}

const PART = /^([a-z]+)s\|(<?\d{4}-\d{2})\|(ALL|PUBLISHED)\|([^|]+)$/;

/** By today's tree, which names the part; what it takes in is so by every tree. Worked out once for a directory. */
function pathTo(directory: Directory, areaId: string, today: Day): string {
  let known = PATHS.get(directory);
  if (known?.today !== today) PATHS.set(directory, (known = { today, paths: new Map() }));
  let path = known.paths.get(areaId);
  if (path === undefined)
    known.paths.set(areaId, (path = directory.countedBy(areaId, today).reverse().join('/')));
  return path;
}

const PATHS = new WeakMap<Directory, { readonly today: Day; readonly paths: Map<string, string> }>();
