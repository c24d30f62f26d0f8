/**
 * The place in a memo number: BBS district and upazila, 00 where there is none. An upazila without
 * an official code has none yet.
 */
export function memoGeoOf(code: string): string | null {
  if (code.length <= 2) return '0000';
  const geo = code.slice(2).padEnd(4, '0');
  return /^\d{4}$/.test(geo) ? geo : null;
}
