import { OverloadLimit } from './overload-limit';

/** How many without a token are let in, one after the other. */
function places(limit: OverloadLimit, withToken = false): number {
  let atWork = 0;
  while (limit.admits(atWork, withToken)) atWork += 1;
  return atWork;
}

test('while the process is in time, all places are there, a quarter of them for those with a token', () => {
  const limit = new OverloadLimit(200);
  expect([places(limit), places(limit, true)]).toEqual([150, 200]);
});

test('lateness that lasts takes places away, down to 64, and to 32 where nothing is done in time any more', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(80, 200);
  expect(places(limit, true)).toBe(64);
  for (let times = 0; times < 50; times += 1) limit.adjust(300, 64);
  expect([places(limit, true), places(limit)]).toEqual([32, 24]);
});

test('one heavy answer takes nothing away, nor does lateness with few at work', () => {
  const limit = new OverloadLimit(200);
  limit.adjust(900, 200);
  limit.adjust(0, 200);
  for (let times = 0; times < 50; times += 1) limit.adjust(900, 20);
  expect(places(limit, true)).toBe(200);
});

test('within five seconds of quiet all places are back', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(300, 200);
  for (let times = 0; times < 50; times += 1) limit.adjust(0, 5);
  expect(places(limit, true)).toBe(200);
});
