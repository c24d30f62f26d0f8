import { readPeriod } from './period';
import { recurrenceIn } from './recurrence';

const period = (cells: { start?: string; end?: string; whole?: string }): unknown[] => {
  const { start, end } = readPeriod({ start: '', end: '', whole: '', ...cells }, '2022-23');
  return [start.on, start.precision, end.on, end.precision];
};

test('months run from their first day to their last', () => {
  expect(period({ start: 'জুলাই/২০২২', end: 'জুন/২৩' })).toEqual([
    '2022-07-01',
    'MONTH',
    '2023-06-30',
    'MONTH',
  ]);
  expect(period({ whole: 'জুলাই-সেপ্টেম্বর ২০২২' })).toEqual(['2022-07-01', 'MONTH', '2022-09-30', 'MONTH']);
});

test('a month without a year lies in the fiscal year', () => {
  expect(period({ start: 'আগস্ট', end: 'মার্চ' })).toEqual(['2022-08-01', 'MONTH', '2023-03-31', 'MONTH']);
});

test('words of recurrence are the whole fiscal year', () => {
  for (const words of ['বছরে একবার', 'প্রতিমাসে একবার', 'সারা বছর', 'বছরে তিনবার'])
    expect(period({ start: words, end: words })).toEqual(['2022-07-01', 'YEAR', '2023-06-30', 'YEAR']);
});

test('one day alone is a deadline; more than two dates are steps', () => {
  expect(period({ whole: '৩০/০৬/২০২৩ এর মধ্যে' })).toEqual([null, null, '2023-06-30', 'DAY']);
  const many = readPeriod({ start: '', end: '', whole: '১৫/০৯/২০২২, ১৫/১২/২০২২ ও ১৫/০৩/২০২৩' }, '2022-23');
  expect([many.start.on, many.end.on, many.more.length]).toEqual(['2022-09-15', '2023-03-15', 3]);
});

test('words that are no period are kept and told', () => {
  expect(readPeriod({ start: '', end: '', whole: 'সুবিধাজনক সময়ে' }, '2022-23').notUnderstood).toBe(
    'সুবিধাজনক সময়ে',
  );
  expect(readPeriod({ start: '--', end: '', whole: '' }, '2022-23').notUnderstood).toBeNull();
});

test.each([
  ['প্রতিমাসে একবার', 'MONTHLY', null],
  ['তিন মাস অন্তর অন্তর', 'QUARTERLY', null],
  ['ত্রৈমাসিক', 'QUARTERLY', null],
  ['বছরে একবার', 'YEARLY', null],
  ['বছরে তিনবার', 'TIMES_PER_YEAR', 3],
  ['বছরে ২ বার', 'TIMES_PER_YEAR', 2],
  ['মেলা আয়োজন', 'NONE', null],
])('"%s" comes back %s', (words, every, times) => {
  expect(recurrenceIn(words)).toMatchObject({ every, times });
});
