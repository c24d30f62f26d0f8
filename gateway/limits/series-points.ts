/** The most points of a series; a longer one is refused where it is read. */
const MOST_POINTS = 132;

const MONTHS_APART: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, FISCAL_YEAR: 12 };

/** The arguments by which a field is known as a series, whatever its name. */
export const SERIES_ARGUMENTS = ['from', 'to', 'interval'] as const;

/** How many points a series comes to at most: those of the intervals that its span touches. */
export function seriesPoints(from: unknown, to: unknown, interval: unknown, today = new Date()): number {
  const begins = monthOf(from);
  const ends = monthOf(to) ?? today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  if (begins === null) return MOST_POINTS;
  const apart = MONTHS_APART[String(interval)] ?? 1;
  const touched = Math.ceil((ends - begins + 1) / apart) + (apart > 1 ? 1 : 0);
  return Math.min(MOST_POINTS, Math.max(1, touched));
}

/** The months since the year 0 of a day, written in either script; null where it is none. */
function monthOf(day: unknown): number | null {
  if (typeof day !== 'string') return null;
  const latin = day.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6));
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(latin) ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1;
}
