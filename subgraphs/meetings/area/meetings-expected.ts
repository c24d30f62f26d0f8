import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
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
export const meetingsExpected: AlsoOwn = ({ directory }, areaId, counts, { fiscalYear, asOf }) => {
  const { from, to } = fiscalYearSpan(fiscalYear);
  const met = counts['meetingMonths'] ?? 0;
  let asked = 0;
  for (let begins = from; begins <= to;) {
    const ends = lastDayOfMonth(begins.slice(0, 7));
    if (ends <= asOf && mustMeet(directory, areaId, begins)) asked |= 1 << monthSinceJuly(begins);
    begins = addDays(ends, 1);
  }
  return { monthsMet: months(met), meetingsExpected: months(met | asked) };
};

function mustMeet(directory: Directory, areaId: string, on: Day): boolean {
  const area = directory.area(areaId);
  if (!area || !directory.existsOn(areaId, on) || !directory.teamOn(areaId, on)) return false;
  return directory.dutiesOf(area.level, 'MONTHLY_MEETING').some((duty) => holdsOn(duty, on));
}

/** How many bits a number has. */
function months(set: number): number {
  return set.toString(2).replaceAll('0', '').length;
}
