import type { AreaLevel } from '../../operations';

/** Which areas the table lists: those of one level, or all below. */
export type BelowLevel = 'DIVISION' | 'DISTRICT' | 'UPAZILA' | 'ALL';

const BELOW: Readonly<Record<AreaLevel, readonly BelowLevel[]>> = {
  COUNTRY: ['DIVISION', 'DISTRICT', 'UPAZILA', 'ALL'],
  DIVISION: ['DISTRICT', 'UPAZILA', 'ALL'],
  DISTRICT: ['UPAZILA'],
  UPAZILA: [],
  UNION: [],
};

/** The levels that a table of an area can list. */
export function levelsBelow(level: AreaLevel): readonly BelowLevel[] {
  return BELOW[level];
}

/** The level asked for where the area has it, else the one directly below; null where there is none. */
export function readLevel(level: AreaLevel, asked: string | undefined): BelowLevel | null {
  return BELOW[level].find((each) => each === asked) ?? BELOW[level][0] ?? null;
}
