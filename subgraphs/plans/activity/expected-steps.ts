import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { lastDayOfMonth, type Day } from '../../../lib/time/day';
import type { Activity } from './activity';
import { ALL_DONE, endDay, type ActivityDossier } from './activity-standing';
import { Recurrence } from './period';

/** How much of an activity is to be done by the end of a day, in hundredths of a percent. */
export interface ExpectedStep {
  readonly by: Day;
  readonly points: number;
}

/**
 * What an activity's own dates ask for, growing from day to day: with dated occurrences the share of them
 * that has fallen due; of one that recurs without dates equal parts, each by the end of its months; and
 * all of it by its end. Without any day it asks for nothing.
 */
export function expectedSteps({
  activity,
  occurrences,
}: Pick<ActivityDossier, 'activity' | 'occurrences'>): ExpectedStep[] {
  const end = endDay(activity);
  const dated = occurrences.flatMap(({ on }) => (on === null ? [] : [on])).sort();
  const days = dated.length || end === null ? dated : partsOf(activity, end);
  const steps = days.map((by, index) => ({
    by,
    points: Math.round(((index + 1) * ALL_DONE) / days.length),
  }));
  return end === null ? steps : [...steps.filter(({ by }) => by < end), { by: end, points: ALL_DONE }];
}

/** The last days of the equal parts of what recurs: ends of months as far as they lie in the year of its plan, at last its own end. */
function partsOf(activity: Activity, end: Day): Day[] {
  const { from, to } = fiscalYearSpan(activity.fiscalYear);
  const first = monthOf(activity.startsOn !== null && activity.startsOn > from ? activity.startsOn : from);
  const months = monthOf(end < to ? end : to) - first + 1;
  const times = months > 0 ? timesWithin(activity, months) : 1;
  const before = Array.from({ length: times - 1 }, (_, index) =>
    lastDayOf(first + Math.ceil(((index + 1) * months) / times) - 1),
  );
  return [...before, end];
}

function timesWithin({ recurrence, timesPerYear }: Activity, months: number): number {
  if (recurrence === Recurrence.MONTHLY) return months;
  if (recurrence === Recurrence.QUARTERLY) return Math.ceil(months / 3);
  return recurrence === Recurrence.TIMES_PER_YEAR ? (timesPerYear ?? 1) : 1;
}

/** Months counted through, so that they can be added to. */
function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function lastDayOf(month: number): Day {
  return lastDayOfMonth(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
  );
}
