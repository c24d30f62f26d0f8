import { OutOfTime, timeLimit } from './time-limit';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('when the time is over each who asked is told once, and who asks later at once', () => {
  const limit = timeLimit(500);
  const told: Error[] = [];
  limit.whenEnded((why) => told.push(why));
  limit.whenEnded((why) => told.push(why));
  jest.advanceTimersByTime(499);
  expect([told, limit.ended]).toEqual([[], undefined]);
  jest.advanceTimersByTime(1);
  expect(told).toEqual([limit.ended, limit.ended]);
  limit.whenEnded((why) => told.push(why));
  limit.end();
  expect(told).toHaveLength(3);
  expect(limit.ended).toBeInstanceOf(OutOfTime);
});

test('once the answer is there whoever still asks is told, and the clock says nothing more', () => {
  const limit = timeLimit(500);
  const told: Error[] = [];
  limit.whenEnded((why) => told.push(why));
  limit.end();
  jest.advanceTimersByTime(1000);
  expect(told).toEqual([limit.ended]);
  expect(limit.ended).not.toBeInstanceOf(OutOfTime);
  expect(jest.getTimerCount()).toBe(0);
});
