/**
 * Where each district lies among the tiles of the country, row by row from the north, column by column from the
 * west: neighbours stay neighbours as far as squares allow. By the first code that BBS gave each district within
 * its present division.
 */
const ROWS = [
  '-    5577 -    -    -    -    -    -    -',
  '-    5594 5573 5552 -    -    -    -    -',
  '-    5527 5585 5549 -    -    -    -    -',
  '-    5038 5532 -    4589 4572 6090 6091 -',
  '5070 5064 5010 4539 4561 3048 6036 6058 -',
  '5081 5069 5088 3093 3033 3068 2012 -    -',
  '4057 4050 5076 3056 3026 3067 2019 -    -',
  '4018 4044 3082 3029 3059 2013 2030 2046 -',
  '4041 4055 3035 3054 3086 2051 2075 2015 2084',
  '4087 4065 1079 1006 1009 -    -    2022 2003',
  '-    4047 4001 1042 1078 -    -    -    -',
  '-    -    -    1004 -    -    -    -    -',
] as const;

export interface Place {
  readonly column: number;
  readonly row: number;
}

/** The tile of each district by its code. */
export const DISTRICT_TILES: ReadonlyMap<string, Place> = new Map(
  ROWS.flatMap((line, row) =>
    line.split(/\s+/).flatMap((code, column) => (code === '-' ? [] : [[code, { column, row }] as const])),
  ),
);
