import type { Meeting } from './meeting';
import { meetingHistories, monthSinceJuly } from './meeting-history';

const aMeeting = (countsFrom: string, published = true): Meeting => ({
  ...({} as Meeting),
  areaId: 'area-5010',
  countsFrom,
  fiscalYear: '2022-23',
  publishedAt: published ? '2023-05-20T06:00:00.000Z' : null,
});
const told = (meetings: readonly Meeting[], basis: 'ALL' | 'PUBLISHED') =>
  meetingHistories(meetings, basis).map((history) =>
    history.map(({ from, counts }) => ({ from, ...counts })),
  );

test.each([
  ['2022-07-01', 0],
  ['2022-12-31', 5],
  ['2023-01-01', 6],
  ['2023-06-30', 11],
])('the month of %s is number %i since July', (day, month) => {
  expect(monthSinceJuly(day)).toBe(month);
});

test('each meeting of a month counts from its day on, the month once from the first of them', () => {
  expect(told([aMeeting('2023-02-20'), aMeeting('2023-02-01')], 'ALL')).toEqual([
    [{ from: '2023-02-01', meetingsHeld: 1 }],
    [{ from: '2023-02-20', meetingsHeld: 1 }],
    [{ from: '2023-02-01', meetingMonths: 2 ** 7 }],
  ]);
});

test('for the public the month counts from the first published meeting on', () => {
  const meetings = [aMeeting('2023-02-01', false), aMeeting('2023-02-20')];
  expect(told(meetings, 'PUBLISHED')).toEqual([
    [{ from: '2023-02-20', meetingsHeld: 1 }],
    [{ from: '2023-02-20', meetingMonths: 2 ** 7 }],
  ]);
  expect(told([aMeeting('2023-02-01', false)], 'PUBLISHED')).toEqual([]);
});
