import { addDays } from '../time/day';
import { formatBanglaDay, toBanglaDay, toGregorianDay } from './calendar';

const KNOWN: [string, number, number, number][] = [
  ['2017-08-23', 1424, 5, 8],
  ['2019-05-28', 1426, 2, 14],
  ['2019-10-15', 1426, 6, 30],
  ['2019-10-16', 1426, 6, 31],
  ['2019-10-17', 1426, 7, 1],
  ['2023-04-14', 1430, 1, 1],
  ['2018-04-14', 1425, 1, 1],
  ['2023-06-13', 1430, 2, 30],
  ['2023-08-03', 1430, 4, 19],
  ['2023-12-23', 1430, 9, 8],
  ['2023-12-16', 1430, 9, 1],
  ['2024-04-14', 1431, 1, 1],
  ['2019-12-16', 1426, 9, 1],
  ['2026-02-21', 1432, 11, 8],
  ['2026-03-26', 1432, 12, 12],
];

test.each(KNOWN)('%s is the Bangla day that the official calendar prints', (day, year, month, date) => {
  expect(toBanglaDay(day)).toEqual({ year, month, day: date });
  expect(toGregorianDay({ year, month, day: date })).toBe(day);
});

test('every day from 1990 to 2060 goes to the Bangla calendar and back, without a gap at new year', () => {
  for (let day = '1990-01-01'; day < '2060-01-01'; day = addDays(day, 1)) {
    const there = toBanglaDay(day);
    if (toGregorianDay(there) !== day) throw new Error(`${day} became ${formatBanglaDay(there)}`);
  }
});

test('before the 2019 revision Ashwin has 30 days and Falgun 31 in a leap year', () => {
  expect(toGregorianDay({ year: 1424, month: 6, day: 31 })).toBeNull();
  expect(toGregorianDay({ year: 1422, month: 11, day: 31 })).toBe('2016-03-14');
  expect(toGregorianDay({ year: 1423, month: 11, day: 31 })).toBeNull();
});

test('after it Falgun has 30 days in a leap year and 29 otherwise', () => {
  expect(toGregorianDay({ year: 1430, month: 11, day: 30 })).toBe('2024-03-14');
  expect(toGregorianDay({ year: 1431, month: 11, day: 30 })).toBeNull();
});

test('a Bangla day is written in Bangla digits with the name of the month', () => {
  expect(formatBanglaDay({ year: 1430, month: 2, day: 30 })).toBe('৩০ জ্যৈষ্ঠ ১৪৩০');
});
