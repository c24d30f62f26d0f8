import { toLatinDigits } from '../../lib/bangla/digits';
import { findDates } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import { addDays, type Day } from '../../lib/time/day';
import { holds, phrase } from './words';

export interface DueDay {
  readonly dueOn: Day | null;
  readonly dueBasis: 'STATED' | 'NEXT_MEETING' | null;
  readonly dueRaw: string | null;
}

const NOT_DUE: DueDay = { dueOn: null, dueBasis: null, dueRaw: null };

/**
 * The day by which a decision must be carried out, where it says one: a date with "within" behind it,
 * a number of days from the meeting, or the next meeting. Working days and weeks are kept as words.
 */
export function dueDay(decision: string, meetingOn: Day | null): DueDay {
  const yearOfMonth = (month: number): number | null =>
    meetingOn === null ? null : nextYearOf(month, meetingOn);
  for (const date of findDates(decision, { yearOfMonth, bareMonths: true })) {
    const after = looseKey(decision.slice(date.end, date.end + 40))
      .split(' ')
      .slice(0, 5)
      .join(' ');
    const before = looseKey(decision.slice(Math.max(0, date.index - 12), date.index));
    const isLimit = LIMITS.some((limit) => holds(after, limit)) || before.endsWith(NEXT);
    if (isLimit && date.era === 'GREGORIAN')
      return {
        dueOn: date.to,
        dueBasis: 'STATED',
        dueRaw: decision.slice(date.index, endOfLimit(decision, date.end)),
      };
  }
  const days =
    /([০-৯0-9]{1,3}|তিন|পাঁচ|সাত|দশ|পনের|পনেরো|বিশ|একুশ|ত্রিশ) ?(?:\([^()]{1,20}\))? ?(?:দিনের|দিন এর) ?মধ্যে/.exec(
      decision,
    );
  const count = days?.[1] ? countOf(days[1]) : null;
  if (days && count !== null && meetingOn !== null)
    return { dueOn: addDays(meetingOn, count), dueBasis: 'STATED', dueRaw: days[0] };
  const period =
    /(?:[০-৯0-9]{1,3}|এক|দুই|তিন|চার|ছ\u09AF\u09BC|সাত|দশ|পনেরো|পনের) ?(?:\([^()]{1,20}\))? ?(?:দিনের|কর্মদিবসের|কার্যদিবসের|কর্ম দিবসের|কার্য দিবসের|সপ্তাহের|মাসের) ?মধ্যে/.exec(
      decision,
    );
  if (period) return { ...NOT_DUE, dueRaw: period[0] };
  const key = looseKey(decision);
  if (NEXT_MEETING.some((words) => holds(key, words)))
    return { dueOn: null, dueBasis: 'NEXT_MEETING', dueRaw: null };
  return NOT_DUE;
}

/** The day that the column of time limits names: there a date needs no "within" behind it. */
export function limitDay(limit: string, meetingOn: Day | null): DueDay {
  const text = limit.trim();
  if (text === '') return NOT_DUE;
  const yearOfMonth = (month: number): number | null =>
    meetingOn === null ? null : nextYearOf(month, meetingOn);
  const last = findDates(text, { yearOfMonth, bareMonths: true }).at(-1);
  if (last?.era === 'GREGORIAN') return { dueOn: last.to, dueBasis: 'STATED', dueRaw: text };
  const days = /^([০-৯0-9]{1,3}) ?(?:\([^()]{1,20}\))? ?(?:দিন|দিনের মধ্যে)$/.exec(text);
  if (days?.[1] && meetingOn !== null)
    return { dueOn: addDays(meetingOn, Number(toLatinDigits(days[1]))), dueBasis: 'STATED', dueRaw: text };
  const key = looseKey(text);
  if (NEXT_MEETINGS.some((words) => holds(key, words)))
    return { dueOn: null, dueBasis: 'NEXT_MEETING', dueRaw: null };
  return NOT_DUE;
}

/** "৭", "সাত": how many; null for a word that is no number. */
function countOf(word: string): number | null {
  const latin = toLatinDigits(word);
  if (/^\d+$/.test(latin)) return Number(latin);
  return COUNTS.get(looseKey(word)) ?? null;
}

const COUNTS = new Map(
  (
    [
      ['তিন', 3],
      ['পাঁচ', 5],
      ['সাত', 7],
      ['দশ', 10],
      ['পনের', 15],
      ['পনেরো', 15],
      ['বিশ', 20],
      ['একুশ', 21],
      ['ত্রিশ', 30],
    ] as const
  ).map(([word, count]) => [looseKey(word), count]),
);

/** Where the words of the limit end behind a date: "… তারিখের মধ্যে". */
function endOfLimit(decision: string, end: number): number {
  const limit = /মধ্যে|পূর্বেই|পূর্বে/.exec(decision.slice(end, end + 40));
  return limit ? end + limit.index + limit[0].length : end;
}

/** The first time that a month comes after the meeting's own month began. */
function nextYearOf(month: number, meetingOn: Day): number {
  const year = Number(meetingOn.slice(0, 4));
  return month >= Number(meetingOn.slice(5, 7)) ? year : year + 1;
}

const LIMITS = ['মধ্যে', 'এর মধ্যে', 'তারিখের মধ্যে', 'এর পূর্বে', 'তারিখের পূর্বে', 'পূর্বেই'].map(phrase);
const NEXT = looseKey('আগামী');
const NEXT_MEETING = [
  'পরবর্তী সভার পূর্বে',
  'আগামী সভার পূর্বে',
  'পরবর্তী সভায় উপস্থাপন',
  'আগামী সভায় উপস্থাপন',
  'পরবর্তী সভার আগে',
  'আগামী সভার আগে',
].map(phrase);
const NEXT_MEETINGS = ['পরবর্তী সভা', 'আগামী সভা', 'পরের সভা'].map(phrase);
