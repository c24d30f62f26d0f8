/** A calendar day in Dhaka, as YYYY-MM-DD. Days compare as strings. */
export type Day = string;

const DHAKA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Dhaka',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Dhaka at an instant. By zone, not by offset: 2009 had summer time. */
export function dayInDhaka(instant: Date): Day {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  if (quarter < SINCE_1970) return DHAKA.format(instant);
  if (quarter !== last.quarter) last = { quarter, day: DHAKA.format(instant) };
  return last.day;
}

/** A calendar is slow to ask, and each request asks. Since 1941 midnight in Dhaka has been on a quarter of an hour. */
const SINCE_1970 = 0;
const QUARTER_MS = 15 * 60_000;
let last = { quarter: NaN, day: '' };

/** Whether a text is a real day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day so many days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  const inMonth = Number(day.slice(8)) + days;
  // Every month has so many; most steps stay within one, and a calendar is slow to ask.
  if (inMonth >= 1 && inMonth <= 28) return `${day.slice(0, 8)}${inMonth < 10 ? '0' : ''}${inMonth}`;
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a month given as YYYY-MM. Worked out, since a calendar is slow to ask. */
export function lastDayOfMonth(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${month}-${number === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31}`;
}
