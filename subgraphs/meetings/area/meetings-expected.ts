import { fiscalYearSpan, type FiscalYear } from '../../../lib/bangla/fiscal-year';
import { holdsOn } from '../../../lib/directory/records';
import type { Directory } from '../../../lib/directory/directory';
import type { AlsoOwn } from '../../../lib/rollup/progress-of';
import { addDays, lastDayOfMonth, type Day } from '../../../lib/time/day';
import { monthSinceJuly } from '../meeting/meeting-history';

/**
 * The months in which an area met, and those in which it should have: that are over, and on whose first
 * day it had a team and the rules asked for a meeting each month. A month in which it met counts as
 * expected in any case; two meetings in one month do not make up for another.
 */
export const meetingsExpected: AlsoOwn = ({ directory }, { fiscalYear, asOf }) => {
  const asked = askedIn(directory, fiscalYear);
  const over = monthsOver(fiscalYear, asOf);
  return (areaId, counts) => {
    const met = counts['meetingMonths'] ?? 0;
    return { monthsMet: months(met), meetingsExpected: months(met | ((asked.get(areaId) ?? 0) & over)) };
  };
};

/**
 * The months of a year in which each area should meet, whether they are over or not. Worked out once for
 * a directory, which never changes: a series asks for the same of every area at each of its points.
 */
function askedIn(directory: Directory, fiscalYear: FiscalYear): ReadonlyMap<string, number> {
  let years = KEPT.get(directory);
  if (!years) KEPT.set(directory, (years = new Map<FiscalYear, ReadonlyMap<string, number>>()));
  let asked = years.get(fiscalYear);
  if (!asked) {
    if (years.size >= YEARS_KEPT) years.clear();
    years.set(fiscalYear, (asked = workOut(directory, fiscalYear)));
  }
  return asked;
}

const KEPT = new WeakMap<Directory, Map<FiscalYear, ReadonlyMap<string, number>>>();
const YEARS_KEPT = 32;

function workOut(directory: Directory, fiscalYear: FiscalYear): ReadonlyMap<string, number> {
  const firstDays = firstDaysOfMonths(fiscalYear);
  const asked = new Map<string, number>();
  for (const { id } of directory.allAreas()) {
    const due = firstDays.filter((on) => mustMeet(directory, id, on));
    if (due.length)
      asked.set(
        id,
        due.reduce((set, on) => set | (1 << monthSinceJuly(on)), 0),
      );
  }
  return asked;
}

function mustMeet(directory: Directory, areaId: string, on: Day): boolean {
  const area = directory.area(areaId);
  if (!area || !directory.existsOn(areaId, on) || !directory.teamOn(areaId, on)) return false;
  return directory.dutiesOf(area.level, 'MONTHLY_MEETING').some((duty) => holdsOn(duty, on));
}

/** The months of a year that are over at the end of a day. */
function monthsOver(fiscalYear: FiscalYear, asOf: Day): number {
  const { from, to } = fiscalYearSpan(fiscalYear);
  if (asOf < from) return 0;
  const next = asOf < to ? addDays(asOf, 1) : null;
  return next === null ? ALL_MONTHS : (1 << monthSinceJuly(next)) - 1;
}

const ALL_MONTHS = (1 << 12) - 1;

function firstDaysOfMonths(fiscalYear: FiscalYear): Day[] {
  const { from, to } = fiscalYearSpan(fiscalYear);
  const days: Day[] = [];
  for (let on = from; on <= to; on = addDays(lastDayOfMonth(on.slice(0, 7)), 1)) days.push(on);
  return days;
}

/** How many bits a number has. */
function months(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count += 1;
  return count;
}
