/** The value that 99 of 100 do not exceed, rounded to milliseconds; 0 of nothing. */
export function p99(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0);
}
