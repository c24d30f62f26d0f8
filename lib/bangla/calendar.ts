import { type Day, addDays, isDay } from '../time/day';
import { toBanglaDigits } from './digits';

/** A day of the Bangla calendar as official in Bangladesh; month 1 is Boishakh. */
export interface BanglaDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The twelve months in order, in the spelling of the Bangla Academy. */
export const BANGLA_MONTHS = [
  'বৈশাখ',
  'জ্যৈষ্ঠ',
  'আষাঢ়',
  'শ্রাবণ',
  'ভাদ্র',
  'আশ্বিন',
  'কার্তিক',
  'অগ্রহায়ণ',
  'পৌষ',
  'মাঘ',
  'ফাল্গুন',
  'চৈত্র',
].map((name) => name.normalize('NFC')) as readonly string[];

/**
 * The first year under the 2019 revision. It came into force on 31 Ashwin 1426 (16 October 2019);
 * the two revisions agree on every day of 1426 before that, so whole years can be told apart.
 */
const REVISED_IN = 1426;
const ASHWIN = 6;
const FALGUN = 11;

/** How many days a month has: 2019 revision from 1426 on, the 1987 revision before. */
export function banglaMonthLength(year: number, month: number): number {
  const leap = isLeap(year + 594);
  if (year >= REVISED_IN) return month <= ASHWIN ? 31 : month === FALGUN ? (leap ? 30 : 29) : 30;
  return month < ASHWIN ? 31 : month === FALGUN && leap ? 31 : 30;
}

/** The Gregorian day of a Bangla day; null where the month or the day does not exist. */
export function toGregorianDay({ year, month, day }: BanglaDay): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > banglaMonthLength(year, month)) return null;
  let past = day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) past += banglaMonthLength(year, earlier);
  return addDays(newYear(year), past);
}

/** The Bangla day of a Gregorian day given as YYYY-MM-DD; anything that is not a day throws. */
export function toBanglaDay(day: Day): BanglaDay {
  if (!isDay(day)) throw new Error(`${day} is not a day`);
  const gregorianYear = Number(day.slice(0, 4));
  const year = day >= newYear(gregorianYear - 593) ? gregorianYear - 593 : gregorianYear - 594;
  let left = Math.round((Date.parse(day) - Date.parse(newYear(year))) / 86_400_000);
  let month = 1;
  while (left >= banglaMonthLength(year, month)) {
    left -= banglaMonthLength(year, month);
    month += 1;
  }
  return { year, month, day: left + 1 };
}

/** A Bangla day in words, as at the head of a letter: "৩০ জ্যৈষ্ঠ ১৪৩০". */
export function formatBanglaDay({ year, month, day }: BanglaDay): string {
  return `${toBanglaDigits(day)} ${BANGLA_MONTHS[month - 1] ?? ''} ${toBanglaDigits(year)}`;
}

/** 1 Boishakh is 14 April in both revisions. */
function newYear(banglaYear: number): Day {
  return `${banglaYear + 593}-04-14`;
}

function isLeap(gregorianYear: number): boolean {
  return (gregorianYear % 4 === 0 && gregorianYear % 100 !== 0) || gregorianYear % 400 === 0;
}
