import { toLatinDigits } from '../bangla/digits';

/** The number of an item of a paper in Latin digits and without leading zeros, by which other papers cite it. */
export function itemNumberKey(number: string | null | undefined): string | null {
  const digits = toLatinDigits(number ?? '').match(/\d+/g);
  if (!digits) return null;
  const key = digits.map((group) => group.replace(/^0+(?=\d)/, '')).join('.');
  return key.slice(0, LONGEST_KEY);
}

/** Nobody numbers so; a column must end somewhere. */
const LONGEST_KEY = 64;
