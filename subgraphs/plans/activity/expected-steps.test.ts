import type { Activity } from './activity';
import { expectedSteps } from './expected-steps';
import type { Occurrence } from './occurrence';

const PLAIN = {
  fiscalYear: '2023-24',
  startsOn: null,
  endsOn: null,
  endsOnInDoubt: false,
  recurrence: 'NONE',
  timesPerYear: null,
};

function steps(changes: object, days: readonly (string | null)[] = []): [string, number][] {
  const activity = { ...PLAIN, ...changes } as Activity;
  const occurrences = days.map((on, index) => ({ on, position: index + 1 }) as Occurrence);
  return expectedSteps({ activity, occurrences }).map(({ by, points }) => [by, points]);
}

test('what names only an end is asked for by that end, and what has no day is not asked for at all', () => {
  expect(steps({ endsOn: '2023-11-30' })).toEqual([['2023-11-30', 10_000]]);
  expect(steps({})).toEqual([]);
  expect(steps({ endsOn: '2023-05-31', endsOnInDoubt: true })).toEqual([]);
  expect(steps({ recurrence: 'MONTHLY', endsOn: '2023-05-31', endsOnInDoubt: true })).toEqual([]);
});

test('dated occurrences are asked for in equal shares, undated ones not, and all of it by the end', () => {
  const days = ['2023-12-01', null, '2023-09-10', '2024-03-01'];
  expect(steps({}, days)).toEqual([
    ['2023-09-10', 3333],
    ['2023-12-01', 6667],
    ['2024-03-01', 10_000],
  ]);
  expect(steps({ endsOn: '2024-01-31' }, days)).toEqual([
    ['2023-09-10', 3333],
    ['2023-12-01', 6667],
    ['2024-01-31', 10_000],
  ]);
});

test('what recurs without dates is asked for in equal parts, each by the end of its months', () => {
  expect(steps({ recurrence: 'TIMES_PER_YEAR', timesPerYear: 3 })).toEqual([
    ['2023-10-31', 3333],
    ['2024-02-29', 6667],
    ['2024-06-30', 10_000],
  ]);
  expect(steps({ recurrence: 'QUARTERLY' }).map(([by]) => by)).toEqual([
    '2023-09-30',
    '2023-12-31',
    '2024-03-31',
    '2024-06-30',
  ]);
  expect(steps({ recurrence: 'MONTHLY', startsOn: '2024-03-10', endsOn: '2024-06-15' })).toEqual([
    ['2024-03-31', 2500],
    ['2024-04-30', 5000],
    ['2024-05-31', 7500],
    ['2024-06-15', 10_000],
  ]);
  expect(steps({ recurrence: 'YEARLY' })).toEqual([['2024-06-30', 10_000]]);
});

test('a period beyond the year of the plan is asked for in that year, and in full by its own end', () => {
  expect(steps({ recurrence: 'QUARTERLY', startsOn: '2001-01-01', endsOn: '2099-12-31' })).toEqual([
    ['2023-09-30', 2500],
    ['2023-12-31', 5000],
    ['2024-03-31', 7500],
    ['2099-12-31', 10_000],
  ]);
  expect(steps({ recurrence: 'MONTHLY', startsOn: '2024-08-01', endsOn: '2024-09-30' })).toEqual([
    ['2024-09-30', 10_000],
  ]);
});
