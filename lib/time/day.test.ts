import { addDays, dayInDhaka, lastDayOfMonth } from './day';

test('a day so many days on is the one that the calendar gives, also over ends of months and leap days', () => {
  const starts = ['2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29', '2023-02-28', '2015-09-14'];
  const wrong = starts.flatMap((day) =>
    Array.from({ length: 801 }, (_, index) => index - 400).filter((days) => {
      const right = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      return addDays(day, days) !== right;
    }),
  );
  expect(wrong).toEqual([]);
});

test('the last day of a month is the one before the first of the next, also in February of every kind of year', () => {
  const wrong = [1900, 1999, 2000, 2023, 2024, 2100].flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).filter(
      (month) => {
        const last = lastDayOfMonth(month);
        return last.slice(0, 7) !== month || addDays(last, 1).slice(8) !== '01';
      },
    ),
  );
  expect(wrong).toEqual([]);
});

test('the day of an instant is the one that the calendar of the zone gives, asked in any order, on both sides of midnight', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dhaka', dateStyle: 'short' });
  const midnights = ['1940-06-01T18:06:40Z', '2009-06-19T17:00:00Z', '2026-06-30T18:00:00Z'].map(Date.parse);
  const instants = midnights.flatMap((midnight) =>
    [0, -1, 1, -1, -86_400_000, 86_399_999, 0].map((off) => new Date(midnight + off)),
  );
  expect(instants.map(dayInDhaka)).toEqual(instants.map((instant) => calendar.format(instant)));
});
