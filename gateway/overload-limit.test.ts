import { OverloadLimit } from './overload-limit';

/** How many without a token are let in, one after the other. */
function places(limit: OverloadLimit, withToken = false): number {
  let atWork = 0;
  while (limit.admits(atWork, 0, withToken)) atWork += 1;
  return atWork;
}

test('while the process is in time, all places are there, a quarter of them for those with a token', () => {
  const limit = new OverloadLimit(200);
  expect([places(limit), places(limit, true)]).toEqual([150, 200]);
});

test('lateness that lasts takes places away, down to 64, and to 32 where nothing is done in time any more', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(80, 200, 5, 0);
  expect(places(limit, true)).toBe(64);
  for (let times = 0; times < 50; times += 1) limit.adjust(300, 64, 5, 0);
  expect([places(limit, true), places(limit)]).toEqual([32, 24]);
});

test('one heavy answer takes nothing away, nor does lateness with few at work', () => {
  const limit = new OverloadLimit(200);
  limit.adjust(900, 200, 5, 0);
  limit.adjust(0, 200, 5, 0);
  for (let times = 0; times < 50; times += 1) limit.adjust(900, 20, 5, 0);
  expect(places(limit, true)).toBe(200);
});

test('within five seconds of quiet all places are back', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(300, 200, 5, 0);
  for (let times = 0; times < 50; times += 1) limit.adjust(0, 5, 5, 0);
  expect(places(limit, true)).toBe(200);
});

test('where those who wait are still unread, a turn of the event loop lets a burst in, but not again and again', () => {
  const limit = new OverloadLimit(200);
  expect([limit.admits(1, 1200, false), limit.admits(1, 1600, false), limit.admits(1, 1600, true)]).toEqual([
    true,
    false,
    true,
  ]);
  limit.adjust(900, 2, 100, 0);
  expect(limit.admits(1, 300, false)).toBe(true);
  limit.adjust(900, 2, 100, 50);
  expect([limit.admits(1, 20, false), limit.admits(1, 20, true)]).toEqual([false, true]);
  // In time again only because it refuses: that is no reason to let all in.
  for (let times = 0; times < 50; times += 1) limit.adjust(20, 2, 100, 50);
  expect(limit.admits(1, 20, false)).toBe(false);
  for (let times = 0; times < 10; times += 1) limit.adjust(5, 2, 10, 0);
  expect(limit.admits(1, 300, false)).toBe(true);
});

test('those who come together are all let in, however long the first of them take, unless it goes on like that', () => {
  const limit = new OverloadLimit(200);
  expect(limit.admits(1, 9000, false, 32)).toBe(true);
  expect(limit.admits(1, 9000, false, 33)).toBe(false);
  limit.adjust(900, 2, 100, 0);
  limit.adjust(900, 2, 100, 0);
  expect(limit.admits(1, 9000, false, 2)).toBe(false);
});

test('a few heavy answers one after the other are no overload', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 10; times += 1) limit.adjust(900, 2, 3, 0);
  expect(limit.admits(1, 300, false)).toBe(true);
});
