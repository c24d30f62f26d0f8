import { registerEnumType } from 'type-graphql';

export enum DatePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}
registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a paper names a date.',
  valuesConfig: {
    DAY: { description: 'To the day.' },
    MONTH: { description: 'A month; it begins on its first day and ends on its last.' },
    YEAR: { description: 'A year; the day is the first or last one meant.' },
  },
});

export enum Recurrence {
  NONE = 'NONE',
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  YEARLY = 'YEARLY',
  TIMES_PER_YEAR = 'TIMES_PER_YEAR',
}
registerEnumType(Recurrence, {
  name: 'Recurrence',
  description: 'How often an activity is to be done in its year.',
  valuesConfig: {
    NONE: { description: 'Once, in its period.' },
    MONTHLY: { description: 'Every month (প্রতি মাসে).' },
    QUARTERLY: { description: 'Every three months (তিন মাস অন্তর).' },
    YEARLY: { description: 'Once a year (বছরে একবার), by its last day.' },
    TIMES_PER_YEAR: { description: 'So many times a year, as timesPerYear says (বছরে তিনবার).' },
  },
});
