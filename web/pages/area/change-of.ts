import type { Reader } from '../../language';

/** How a count has changed: with sign and arrow, so that the direction is seen without colour. */
export function changeOf(now: number, before: number, reader: Reader): string {
  const by = now - before;
  if (by === 0) return reader.words.unchanged;
  return by > 0 ? `▲ +${reader.count(by)}` : `▼ −${reader.count(-by)}`;
}

/** The middle of numbers, of an even number of them half-way between the two; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) * 5) / 10;
}
