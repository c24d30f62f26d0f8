import { parseMemoNumber } from '../bangla/memo-number';

/** The digits of a complete memo number, by which a paper is known; null for one without its serial. */
export function memoNumberKey(number: string): string | null {
  const parsed = parseMemoNumber(number);
  return parsed?.isComplete ? [...parsed.segments, parsed.serial].join('') : null;
}
