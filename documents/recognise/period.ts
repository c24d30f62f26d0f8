import { findDates, type FoundDate } from '../../lib/bangla/dates';
import { fiscalYearSpan } from '../../lib/bangla/fiscal-year';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Day } from '../../lib/time/day';
import type { Precision } from './paper-reading';
import { recurrenceIn } from './recurrence';
import { holds, phrase } from './words';

/** One end of a period, as read; null days where the words say nothing that can be a date. */
interface Edge {
  readonly on: Day | null;
  readonly precision: Precision | null;
  readonly raw: string | null;
}

export interface Period {
  readonly start: Edge;
  readonly end: Edge;
  /** Dates of a cell that holds more than two: steps of the activity. */
  readonly more: readonly FoundDate[];
  /** Whether there were words that could not be read. */
  readonly notUnderstood: string | null;
}

const NOTHING: Edge = { on: null, precision: null, raw: null };

/**
 * The period of an activity from its two cells or its one. A month runs from its first day to its last;
 * "once a year" or "every month" is the whole fiscal year, with the precision YEAR.
 */
export function readPeriod(
  cells: { readonly start: string; readonly end: string; readonly whole: string },
  year: string | null,
): Period {
  const yearOfMonth = (month: number): number | null =>
    year === null ? null : Number(year.slice(0, 4)) + (month >= 7 ? 0 : 1);
  const read = (text: string): FoundDate[] => findDates(text, { yearOfMonth, bareMonths: true });
  const both = `${cells.start} ${cells.end} ${cells.whole}`.trim();
  if (both === '' || !/[\p{L}\p{N}]/u.test(both))
    return { start: NOTHING, end: NOTHING, more: [], notUnderstood: null };
  if (cells.whole === '') {
    const start = edge(read(cells.start)[0], cells.start, 'from', year);
    const end = edge(read(cells.end).at(-1), cells.end, 'to', year);
    const lost = [start, end].find((one) => one.on === null && one.raw !== null);
    return { start, end, more: [], notUnderstood: lost?.raw ?? null };
  }
  const dates = read(cells.whole);
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) {
    const whole = edge(undefined, cells.whole, 'from', year);
    const until = edge(undefined, cells.whole, 'to', year);
    return { start: whole, end: until, more: [], notUnderstood: whole.on === null ? cells.whole : null };
  }
  if (dates.length > 2) {
    const sorted = [...dates].sort((a, b) => (a.from < b.from ? -1 : 1));
    return {
      start: edge(sorted[0], cells.whole, 'from', year),
      end: edge(sorted.at(-1), cells.whole, 'to', year),
      more: dates,
      notUnderstood: null,
    };
  }
  // One day alone is a deadline, not a period of one day.
  const start =
    dates.length === 1 && first.precision === 'DAY' ? NOTHING : edge(first, first.raw, 'from', year);
  return { start, end: edge(last, last.raw, 'to', year), more: [], notUnderstood: null };
}

function edge(date: FoundDate | undefined, text: string, side: 'from' | 'to', year: string | null): Edge {
  if (date) return { on: date[side], precision: date.precision, raw: text.trim() };
  if (!/[\p{L}\p{N}]/u.test(text)) return NOTHING;
  const recurs =
    recurrenceIn(text).every !== 'NONE' || ALL_YEAR.some((words) => holds(looseKey(text), words));
  if (!recurs || year === null) return { on: null, precision: null, raw: text.trim() };
  return { on: fiscalYearSpan(year)[side], precision: 'YEAR', raw: text.trim() };
}

const ALL_YEAR = [
  'সারা বছর',
  'সারাবছর',
  'বছরব্যাপী',
  'বছর ব্যাপী',
  'চলমান',
  'অর্থবছরব্যাপী',
  'সার্বক্ষণিক',
  'বছরে',
  'বৎসরে',
].map(phrase);
