import { OverloadLimit } from './overload-limit';

/** How many are let in, one after the other. */
function places(limit: OverloadLimit, withToken = false): number {
  let taken = 0;
  while (limit.admits(taken, withToken)) taken += 1;
  return taken;
}

test('while nobody waits for long all places are there, a quarter of them for those with a token', () => {
  const limit = new OverloadLimit(200);
  expect([places(limit), places(limit, true)]).toEqual([150, 200]);
});

test('waiting that lasts takes places away, down to 64, and to 32 where somebody waits for a second', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(300, 200);
  expect(places(limit, true)).toBe(64);
  for (let times = 0; times < 50; times += 1) limit.adjust(1500, 64);
  expect([places(limit, true), places(limit)]).toEqual([32, 24]);
});

test('one heavy answer takes nothing away, nor do heavy answers to a few, however long they wait', () => {
  const limit = new OverloadLimit(200);
  limit.adjust(9000, 200);
  limit.adjust(0, 200);
  for (let times = 0; times < 50; times += 1) limit.adjust(9000, 20);
  expect(places(limit, true)).toBe(200);
});

test('within five seconds of quiet all places are back', () => {
  const limit = new OverloadLimit(200);
  for (let times = 0; times < 50; times += 1) limit.adjust(1500, 200);
  for (let times = 0; times < 50; times += 1) limit.adjust(0, 5);
  expect(places(limit, true)).toBe(200);
});
