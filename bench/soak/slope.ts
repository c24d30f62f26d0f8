const TEN_MINUTES = 600;

/**
 * How much a value grows in ten minutes: the median of the slopes between all pairs of points (Theil and Sen), which
 * a single heap taken at a bad moment does not move.
 */
export function slopePer10Minutes(points: readonly (readonly [second: number, value: number])[]): number {
  const slopes = points.flatMap(([second, value], index) =>
    points.slice(index + 1).map(([later, then]) => (then - value) / (later - second)),
  );
  const sorted = slopes.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) * TEN_MINUTES;
}
