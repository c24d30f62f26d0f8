/** 2023-24: from July to June. */
export const FISCAL_YEAR = /^(19|20|21)\d\d-\d\d$/;

const DAY = /^\d{4}-\d\d-\d\d$/;
const DHAKA_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** True for a day of the calendar, written 2024-02-29. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day that it is in Dhaka. */
export function dhakaToday(now = Date.now()): string {
  return new Date(now + DHAKA_MS).toISOString().slice(0, 10);
}

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The fiscal year in which a day lies. */
export function fiscalYearOf(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return fiscalYearFrom(month >= 7 ? year : year - 1);
}

/** The fiscal year that begins in July of a year. */
export function fiscalYearFrom(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The first fiscal year of which papers are looked for. */
const FIRST_YEAR = 2009;

/** Fiscal years from the one after `day`'s, which may be planned by then, or from its own, back to the first with papers. */
export function fiscalYearsTo(day: string, withNext = false): readonly string[] {
  const newest = Number(fiscalYearOf(day).slice(0, 4)) + (withNext ? 1 : 0);
  return Array.from({ length: newest - FIRST_YEAR + 1 }, (_, back) => fiscalYearFrom(newest - back));
}

/** The last day of the month before that of a day. */
export function endOfLastMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 0))
    .toISOString()
    .slice(0, 10);
}

/** The first and last day of a fiscal year. */
export function daysOf(fiscalYear: string): { readonly first: string; readonly last: string } {
  const from = Number(fiscalYear.slice(0, 4));
  return { first: `${from}-07-01`, last: `${from + 1}-06-30` };
}
