import type { Day } from '../time/day';
import { toLatinDigits } from './digits';

/** A fiscal year of the government of Bangladesh, 1 July to 30 June, as "2023-24". */
export type FiscalYear = string;

/**
 * Reads "2023-24", "2023-2024" or the same in Bangla digits (also with an en dash or a slash).
 * Anything else, or years that do not follow each other, is null.
 */
export function parseFiscalYear(text: string): FiscalYear | null {
  const match = /^\s*(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})\s*$/.exec(toLatinDigits(text));
  if (!match?.[1] || !match[2]) return null;
  const year = startingIn(Number(match[1]));
  const end = match[2].length === 4 ? match[2].slice(2) : match[2];
  const sameCentury = match[2].length === 2 || Number(match[2]) === Number(match[1]) + 1;
  return sameCentury && year.slice(5) === end ? year : null;
}

/** The fiscal year in which a day lies. */
export function fiscalYearOf(day: Day): FiscalYear {
  const year = Number(day.slice(0, 4));
  return startingIn(day.slice(5, 7) >= '07' ? year : year - 1);
}

/** The first and the last day of a fiscal year. */
export function fiscalYearSpan(year: FiscalYear): { from: Day; to: Day } {
  const start = Number(year.slice(0, 4));
  return { from: `${start}-07-01`, to: `${start + 1}-06-30` };
}

function startingIn(year: number): FiscalYear {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
