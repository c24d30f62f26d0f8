import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import type { Directory } from '../../../lib/directory/directory';
import { holdsOn, type DutyRecord } from '../../../lib/directory/records';
import type { AlsoOwn } from '../../../lib/rollup/progress-of';
import type { Day } from '../../../lib/time/day';

/**
 * What the rules expect of an area itself for a fiscal year, as known at the end of a day, beside what
 * it has done (`counts`). What was submitted always counts as expected; an area without a team owes nothing.
 */
export const expectedOf: AlsoOwn = ({ directory }, { fiscalYear, asOf }) => {
  const { from, to } = fiscalYearSpan(fiscalYear);
  const planDue = annualDueDay(from);
  const reportDue = annualDueDay(to);
  return (areaId, counts) => {
    const there = directory.existsOn(areaId, asOf);
    const owesPlan =
      asOf >= from && owes(directory, areaId, 'YEARLY_PLAN', { asOf, dueOn: planDue, teamOn: planDue });
    const owesReport =
      asOf > to && owes(directory, areaId, 'ANNUAL_REPORT', { asOf, dueOn: reportDue, teamOn: to });
    const { plansSubmitted = 0, annualReportsSubmitted = 0 } = counts;
    const plansExpected = Math.max(plansSubmitted, owesPlan ? 1 : 0);
    const annualReportsExpected = Math.max(annualReportsSubmitted, owesReport ? 1 : 0);
    return {
      plansExpected,
      plansMissing: plansExpected - plansSubmitted,
      annualReportsExpected,
      annualReportsLate: asOf > reportDue ? annualReportsExpected - annualReportsSubmitted : 0,
      teamsExpected: there && hasDuty(directory, areaId, 'YEARLY_PLAN', asOf) ? 1 : 0,
      teamsFormed: there && directory.teamOn(areaId, asOf) ? 1 : 0,
    };
  };
};

/** The 31 July on or after a day of June or July: a plan is due in its first month, the report after its last. */
export function annualDueDay(day: Day): Day {
  return `${day.slice(0, 4)}-07-31`;
}

/**
 * A duty in force on its due day binds an area that is there until then and had a team on a day; a team
 * formed later begins with the next year. As long as those days lie ahead, the day asked for stands in.
 */
function owes(
  directory: Directory,
  areaId: string,
  duty: DutyRecord['duty'],
  { asOf, dueOn, teamOn }: { asOf: Day; dueOn: Day; teamOn: Day },
): boolean {
  return (
    hasDuty(directory, areaId, duty, dueOn) &&
    directory.existsOn(areaId, earlier(asOf, dueOn)) &&
    directory.teamOn(areaId, earlier(asOf, teamOn)) !== null
  );
}

function hasDuty(directory: Directory, areaId: string, duty: DutyRecord['duty'], on: Day): boolean {
  const level = directory.area(areaId)?.level;
  return level !== undefined && directory.dutiesOf(level, duty).some((record) => holdsOn(record, on));
}

function earlier(left: Day, right: Day): Day {
  return left < right ? left : right;
}
