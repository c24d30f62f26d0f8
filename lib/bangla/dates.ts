import { type Day, isDay, lastDayOfMonth } from '../time/day';
import { banglaMonthLength, toGregorianDay } from './calendar';
import { toLatinDigits } from './digits';
import { type Era, findMonth, guessMonth, type MonthName } from './month-names';

export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR';

/** A date as an official paper writes it. */
export interface FoundDate {
  /** The words of the paper, and where they stand in the text. */
  readonly raw: string;
  readonly index: number;
  readonly end: number;
  /** The calendar that the paper used; `from` and `to` are Gregorian either way. */
  readonly era: Era;
  readonly precision: DatePrecision;
  /** The first and last day meant: the same day for a day. */
  readonly from: Day;
  readonly to: Day;
  /** False where the name of the month is misspelt and the nearest one was taken. */
  readonly exact: boolean;
}

/** Words that were surely meant as a date but are none, such as 31/02/2023. */
export interface ImpossibleDate {
  readonly raw: string;
  readonly index: number;
}

export interface DateContext {
  /** The Gregorian year of a month that is named without one ("জুন মাসের ২০ তারিখে"). */
  readonly yearOfMonth?: (month: number) => number | null;
  /** Whether a month without day and year is a date too; only with `yearOfMonth`. */
  readonly bareMonths?: boolean;
}

/**
 * Finds the dates of a text in the spellings of official papers: 28/06/2012, 8.4.2013, 29.10.23,
 * 24-08-2024খ্রি., 28 May, 2019, June/2014, September/16, in either calendar and either script's digits.
 * Numbers in longer dotted chains (memo numbers) are not dates.
 */
export function findDates(text: string, context: DateContext = {}): FoundDate[] {
  return readDates(text, context).dates;
}

/** The date that a whole text is, such as a cell of a table; null where it is more or less than one. */
export function parseDate(text: string, context: DateContext = {}): FoundDate | null {
  const { dates } = readDates(text, { bareMonths: true, ...context });
  const [only] = dates;
  if (!only || dates.length > 1) return null;
  const rest = (text.slice(0, only.index) + ' ' + text.slice(only.end)).replace(/[\p{L}\p{M}]+/gu, (word) =>
    ERA_WORDS.has(word.normalize('NFC')) ? '' : word,
  );
  return /[\p{L}\p{N}]/u.test(rest) ? null : only;
}

/** As `findDates`, with the things that look like a date and cannot be one. */
export function readDates(
  text: string,
  context: DateContext = {},
): { dates: FoundDate[]; impossible: ImpossibleDate[] } {
  const tokens = tokenise(text);
  const dates: FoundDate[] = [];
  const impossible: ImpossibleDate[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = tokens[at]?.kind === 'NUMBER' ? numericDate(tokens, at) : undefined;
    const read = found ?? wordDate(tokens, at, context);
    if (!read) {
      at += 1;
      continue;
    }
    const index = tokens[at]?.index ?? 0;
    const end = tokens[read.last]?.end ?? index;
    const place = { raw: text.slice(index, end), index, end };
    if (read.spans === 'IMPOSSIBLE') impossible.push({ raw: place.raw, index });
    else for (const span of read.spans) dates.push({ ...place, ...span });
    at = read.last + 1;
  }
  return { dates, impossible };
}

type Span = Pick<FoundDate, 'era' | 'precision' | 'from' | 'to' | 'exact'>;
/** What was read up to the token `last`: dates, nothing (a number of another kind), or an impossible date. */
interface Read {
  readonly last: number;
  readonly spans: Span[] | 'IMPOSSIBLE';
}

interface Token {
  readonly kind: 'NUMBER' | 'WORD' | 'SPACE' | 'MARK';
  readonly text: string;
  readonly index: number;
  readonly end: number;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of toLatinDigits(text).matchAll(/\d+|[\p{L}\p{M}\u200c\u200d]+|\s+|./gu)) {
    const [token] = match;
    const kind = /^\d/.test(token)
      ? 'NUMBER'
      : /^\s/.test(token)
        ? 'SPACE'
        : /^[\p{L}\p{M}]/u.test(token)
          ? 'WORD'
          : 'MARK';
    tokens.push({ kind, text: token, index: match.index, end: match.index + token.length });
  }
  return tokens;
}

/** A chain of numbers held together by dots, slashes or dashes: a date if it has the form of one. */
function numericDate(tokens: readonly Token[], start: number): Read | undefined {
  const parts = [tokens[start]?.text ?? ''];
  const marks: string[] = [];
  let last = start;
  for (;;) {
    const spaceBefore = tokens[last + 1]?.kind === 'SPACE' ? 1 : 0;
    const mark = tokens[last + 1 + spaceBefore];
    if (!mark || !SEPARATORS.includes(mark.text)) break;
    const spaceAfter = tokens[last + 2 + spaceBefore]?.kind === 'SPACE' ? 1 : 0;
    const next = tokens[last + 2 + spaceBefore + spaceAfter];
    if (next?.kind !== 'NUMBER' || spaceBefore + spaceAfter > 1) break;
    parts.push(next.text);
    marks.push(mark.text);
    last += 2 + spaceBefore + spaceAfter;
  }
  if (parts.length === 1) return undefined;
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 2) return { last, spans: monthAndYear(first, second, marks[0] ?? '') };
  if (parts.length === 3) return { last, spans: dayMonthYear(first, second, third, marks) };
  if (parts.length === 6 && marks[2] !== marks[0]) {
    const from = dayMonthYear(first, second, third, marks.slice(0, 2));
    const to = dayMonthYear(parts[3] ?? '', parts[4] ?? '', parts[5] ?? '', marks.slice(3));
    if (from !== 'IMPOSSIBLE' && to !== 'IMPOSSIBLE') return { last, spans: [...from, ...to] };
  }
  return { last, spans: [] };
}

function monthAndYear(month: string, year: string, mark: string): Span[] | 'IMPOSSIBLE' {
  if (year.length !== 4 || !isGregorianYear(Number(year))) return [];
  if (month.length <= 2) return monthSpan('GREGORIAN', Number(month), Number(year), true);
  const lostMark = mark === '/' && month.length <= 4 && !isGregorianYear(Number(month));
  return lostMark ? 'IMPOSSIBLE' : [];
}

function dayMonthYear(
  first: string,
  second: string,
  third: string,
  marks: readonly string[],
): Span[] | 'IMPOSSIBLE' {
  if (first.length === 4 && second.length <= 2 && third.length <= 2)
    return daySpan(Number(third), Number(second), Number(first));
  if (first.length > 2 || second.length > 2) return [];
  if (third.length === 4) return daySpan(Number(first), Number(second), Number(third));
  if (third.length === 2) {
    // "1.2.12" numbers a paragraph more often than a day; "01.02.12" and "1/2/12" are days.
    const wide = first.length === 2 && second.length === 2;
    if (!wide && marks.includes('.')) return [];
    const span = daySpan(Number(first), Number(second), shortYear(Number(third)));
    return span === 'IMPOSSIBLE' && marks.includes('.') ? [] : span;
  }
  return third.length === 1 || !marks.every((mark) => mark === '/') ? [] : 'IMPOSSIBLE';
}

function daySpan(day: number, month: number, year: number): Span[] | 'IMPOSSIBLE' {
  return isBanglaYear(year)
    ? span('BANGLA', day, month, year, true)
    : span('GREGORIAN', day, month, year, true);
}

/** A date around the name of a month; `at` is the day before it, or the month itself. */
function wordDate(tokens: readonly Token[], at: number, context: DateContext): Read | undefined {
  const start = tokens[at];
  const day = start?.kind === 'NUMBER' && start.text.length <= 2 ? Number(start.text) : null;
  const monthAt = day === null ? at : monthAfterDay(tokens, at);
  const word = tokens[monthAt];
  if (word?.kind !== 'WORD') return undefined;
  const named = findMonth(word.text);
  const year = yearAfter(tokens, monthAt);
  if (!named) {
    if (
      day === null ||
      year === null ||
      year.digits !== 4 ||
      NOT_MONTHS.has(word.text) ||
      [...word.text].length < 3
    )
      return undefined;
    const guessed = guessMonth(word.text, isBanglaYear(year.value) ? 'BANGLA' : 'GREGORIAN');
    return guessed ? finish(guessed, day, year.value, year.last) : undefined;
  }
  if (year) return finish(named, year.day ?? day, year.value, year.last);
  return named.era === 'GREGORIAN' ? withoutYear(tokens, monthAt, named, day, context) : undefined;
}

function finish(month: MonthName, day: number | null, year: number, last: number): Read {
  const spans =
    day === null
      ? monthSpan(month.era, month.month, year, month.exact)
      : span(month.era, day, month.month, year, month.exact);
  return { last, spans };
}

function withoutYear(
  tokens: readonly Token[],
  monthAt: number,
  named: MonthName,
  day: number | null,
  { yearOfMonth, bareMonths }: DateContext,
): Read | undefined {
  const year = yearOfMonth?.(named.month);
  if (year === null || year === undefined) return undefined;
  if (day !== null) return finish(named, day, year, monthAt);
  const ofMonth = skip(
    tokens,
    monthAt + 1,
    (token) => token.kind === 'SPACE' || token.text.startsWith('মাস'),
  );
  const number = tokens[ofMonth];
  const after = tokens[skip(tokens, ofMonth + 1, (token) => token.kind === 'SPACE')];
  if (number?.kind === 'NUMBER' && number.text.length <= 2 && (after?.text.startsWith('তারিখ') ?? false))
    return finish(named, Number(number.text), year, ofMonth);
  return bareMonths ? finish(named, null, year, monthAt) : undefined;
}

/** The token of the month after a day: "28 May", "28শে মে", "28-মে", "28 তারিখ মে" never. */
function monthAfterDay(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  const ending = tokens[next];
  if (ending?.kind === 'WORD' && ORDINALS.has(ending.text)) next += 1;
  return skip(tokens, next, (token) => token.kind === 'SPACE' || DAY_MARKS.includes(token.text));
}

/** The year that follows a month: four digits, or two after a slash, dash or apostrophe. */
function yearAfter(
  tokens: readonly Token[],
  monthAt: number,
): { value: number; digits: number; day: number | null; last: number } | null {
  let at = monthAt + 1;
  let mark = '';
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token || token.text.includes('\n\n')) return null;
    if (token.kind === 'MARK' && YEAR_MARKS.includes(token.text) && mark === '') mark = token.text;
    else if (token.kind !== 'SPACE' && !(token.kind === 'WORD' && YEAR_WORDS.has(token.text))) break;
    at += 1;
  }
  const number = tokens[at];
  if (number?.kind !== 'NUMBER') return null;
  if (number.text.length === 4) {
    const value = Number(number.text);
    const chained =
      SEPARATORS.includes(tokens[at + 1]?.text ?? '') && /^\d{2,4}$/.test(tokens[at + 2]?.text ?? '');
    // "জুন ২০১৭-১৮" is a month of a fiscal year, which says the year only with the month; leave it.
    return chained ? null : { value, digits: 4, day: null, last: at };
  }
  if (number.text.length > 2) return null;
  const yearAt = skip(tokens, at + 1, (token) => token.kind === 'SPACE' || token.text === ',');
  const year = tokens[yearAt];
  if (
    year?.kind === 'NUMBER' &&
    year.text.length === 4 &&
    tokens.slice(at, yearAt).some((token) => token.text === ',')
  )
    return { value: Number(year.text), digits: 4, day: Number(number.text), last: yearAt };
  return number.text.length === 2 && SHORT_YEAR_MARKS.includes(mark) && mark !== ''
    ? { value: shortYear(Number(number.text)), digits: 2, day: null, last: at }
    : null;
}

function skip(tokens: readonly Token[], from: number, matches: (token: Token) => boolean): number {
  let at = from;
  while (at < tokens.length && matches(tokens[at] as Token)) at += 1;
  return at;
}

function span(era: Era, day: number, month: number, year: number, exact: boolean): Span[] | 'IMPOSSIBLE' {
  if (!yearFits(era, year)) return 'IMPOSSIBLE';
  const on = era === 'BANGLA' ? toGregorianDay({ year, month, day }) : iso(year, month, day);
  return on !== null && isDay(on) ? [{ era, precision: 'DAY', from: on, to: on, exact }] : 'IMPOSSIBLE';
}

function monthSpan(era: Era, month: number, year: number, exact: boolean): Span[] | 'IMPOSSIBLE' {
  if (month < 1 || month > 12) return [];
  if (!yearFits(era, year)) return 'IMPOSSIBLE';
  const from = era === 'BANGLA' ? toGregorianDay({ year, month, day: 1 }) : iso(year, month, 1);
  const to =
    era === 'BANGLA'
      ? toGregorianDay({ year, month, day: banglaMonthLength(year, month) })
      : lastDayOfMonth(iso(year, month, 1).slice(0, 7));
  return from && to ? [{ era, precision: 'MONTH', from, to, exact }] : 'IMPOSSIBLE';
}

function iso(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const yearFits = (era: Era, year: number): boolean =>
  era === 'BANGLA' ? isBanglaYear(year) : isGregorianYear(year);
const isGregorianYear = (year: number): boolean => year >= 1950 && year <= 2099;
const isBanglaYear = (year: number): boolean => year >= 1350 && year <= 1500;
const shortYear = (year: number): number => (year < 70 ? 2000 + year : 1900 + year);

const SEPARATORS = ['/', '.', '-', '–', '—', '\\'];
const DAY_MARKS = ['/', '-', ',', '.', '–', '('];
const YEAR_MARKS = [',', '/', '-', '.', "'", '’', '‘', '–', ';'];
const SHORT_YEAR_MARKS = ['/', '-', "'", '’', '‘', '–'];
const ORDINALS = new Set(['লা', 'রা', 'ঠা', 'ই', 'শে', 'এ', 'st', 'nd', 'rd', 'th']);
const YEAR_WORDS = new Set(['মাস', 'সাল', 'সন', 'খ্রি', 'খ্রিঃ']);
const NOT_MONTHS = new Set(['জন', 'টি', 'নং', 'সাল', 'সালে', 'সালের', 'খ্রি', 'টাকা', 'তারিখ', 'সভা', 'হতে']);
const ERA_WORDS = new Set(
  [
    ...[
      'খ্রি',
      'খ্রিঃ',
      'খ্রীঃ',
      'খ্রীষ্টাব্দ',
      'খ্রিস্টাব্দ',
      'খ্রিষ্টাব্দ',
      'খৃষ্টাব্দ',
      'খৃঃ',
      'ইং',
      'বঙ্গাব্দ',
      'বাং',
      'বাংলা',
    ],
    ...['সাল', 'সন', 'তারিখ', 'তারিখে', 'মাস', 'মাসে', 'মাসের', 'এর', 'মধ্যে', 'পর্যন্ত', 'হতে', 'থেকে', 'বার'],
  ].map((word) => word.normalize('NFC')),
);
