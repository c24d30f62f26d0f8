import { addDays } from './day';

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
