import { hasNotJoined, type AreaRow } from './area-rows';
import type { AreaMeasure } from './measures';

/** How dark a tile is: 0 to 4 from the least to the most, or why it has no number. */
export type TileStep = 0 | 1 | 2 | 3 | 4 | 'silent' | 'apart';

const OF_PERCENT = [20, 40, 60, 80] as const;
const OF_COUNT = [1, 5, 10, 25] as const;

/** The step of an area on the map of a measure. */
export function stepOf(measure: AreaMeasure, row: AreaRow): TileStep {
  const { value } = measure.figure(row);
  if (hasNotJoined(row)) return 'apart';
  if (value === null) return 'silent';
  const bounds: readonly number[] = measure.isPercent ? OF_PERCENT : OF_COUNT;
  return bounds.filter((bound) => value >= bound).length as 0 | 1 | 2 | 3 | 4;
}

/** What each step stands for: from a number to another; null is without end. */
export function stepBounds(measure: AreaMeasure): readonly (readonly [from: number, to: number | null])[] {
  return measure.isPercent
    ? [
        [0, 20],
        [20, 40],
        [40, 60],
        [60, 80],
        [80, 100],
      ]
    : [
        [0, 0],
        [1, 4],
        [5, 9],
        [10, 24],
        [25, null],
      ];
}
