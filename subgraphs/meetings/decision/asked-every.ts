import { registerEnumType } from 'type-graphql';
import { fiscalYearOf, fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { lastDayOfMonth, type Day } from '../../../lib/time/day';

export enum AskedEvery {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  HALF_YEAR = 'HALF_YEAR',
  FISCAL_YEAR = 'FISCAL_YEAR',
}
registerEnumType(AskedEvery, {
  name: 'AskedEvery',
  description: 'How often a continuing decision asks for a report anew.',
  valuesConfig: {
    MONTH: { description: 'Each month (প্রতি মাসে).' },
    QUARTER: { description: 'Each quarter of the fiscal year (প্রতি তিন মাসে, ত্রৈমাসিক).' },
    HALF_YEAR: { description: 'Each half of the fiscal year (ষান্মাসিক).' },
    FISCAL_YEAR: { description: 'Each fiscal year (বাৎসরিক).' },
  },
});

const MONTHS_OF = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, FISCAL_YEAR: 12 } as const;

/** The last day of the period that a day lies in; periods are counted from July. */
export function periodEnd(on: Day, every: AskedEvery): Day {
  const { from } = fiscalYearSpan(fiscalYearOf(on));
  const length = MONTHS_OF[every];
  const sinceJuly = (Number(on.slice(5, 7)) + 5) % 12;
  const last = Math.floor(sinceJuly / length) * length + length - 1;
  const month = ((last + 6) % 12) + 1;
  const year = Number(from.slice(0, 4)) + (month < 7 ? 1 : 0);
  return lastDayOfMonth(`${year}-${String(month).padStart(2, '0')}`);
}
