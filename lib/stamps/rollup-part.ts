import type { Directory } from '../directory/directory';
import { everWithin } from './ever-within';

/** The counts of a roll-up in an area and all that ever counted in its number. */
export interface RollupPart {
  /** The roll-up's name. */
  readonly rollup: string;
  /** A fiscal year, or (`<2023-24`) all before one. */
  readonly years: string;
  readonly basis: string;
  readonly areaId: string;
}

/** A part as it is told: `decisions|2023-24|PUBLISHED|<areaId>`. */
export function writeRollupPart({ rollup, years, basis, areaId }: RollupPart): string {
  return `${rollup}s|${years}|${basis}|${areaId}`;
}

/** Reads what `writeRollupPart` wrote; null where it is anything else. */
export function readRollupPart(part: string): RollupPart | null {
  const [, rollup, years, basis, areaId] = PART.exec(part) ?? [];
  return rollup && years && basis && areaId ? { rollup, years, basis, areaId } : null;
}

const PART = /^([a-z]+)s\|(<?\d{4}-\d{2})\|(ALL|PUBLISHED)\|([^|]+)$/;

/** Leaves out what another part takes in: who asks for a division and its districts rests on the division. */
export function withoutTakenIn(parts: readonly string[], directory: Directory): string[] {
  const read = parts.map((part) => readRollupPart(part));
  return parts.filter((_, place) => {
    const one = read[place];
    return !one || !read.some((other) => other && other !== one && takesIn(directory, other, one));
  });
}

function takesIn(directory: Directory, other: RollupPart, one: RollupPart): boolean {
  if (other.rollup !== one.rollup || other.years !== one.years || other.basis !== one.basis) return false;
  if (!everWithin(directory, other.areaId).has(one.areaId)) return false;
  // Of two that stood one below the other in turn, one is left.
  return !everWithin(directory, one.areaId).has(other.areaId) || other.areaId < one.areaId;
}
