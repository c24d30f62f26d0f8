/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to make one text
 * the other; anything above `limit` is told as `limit + 1`, which keeps long texts cheap.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [beforeLast, last, current] = rowsFor(b.length + 1);
  for (let column = 0; column <= b.length; column += 1) last[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    // Farther from the diagonal than the limit, every path is too long.
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    current[from - 1] = from === 1 ? row : FAR;
    let least = from === 1 ? row : FAR;
    const letter = a.charCodeAt(row - 1);
    for (let column = from; column <= to; column += 1) {
      const same = letter === b.charCodeAt(column - 1);
      let best = Math.min(
        (last[column] ?? FAR) + 1,
        (current[column - 1] ?? FAR) + 1,
        (last[column - 1] ?? FAR) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? FAR) + 1);
      current[column] = best;
      if (best < least) least = best;
    }
    if (to < b.length) current[to + 1] = FAR;
    if (least > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** Three rows that are used again, since names are compared by the million. */
let rows: [Float64Array, Float64Array, Float64Array] = [0, 1, 2].map(() => new Float64Array(256)) as never;

function rowsFor(width: number): typeof rows {
  if (rows[0].length < width) rows = rows.map(() => new Float64Array(width * 2)) as never;
  return rows;
}

const FAR = 1e9;

/** From 0 (nothing in common) to 1 (equal): one minus the edit distance over the longer length. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}
