import { setTimeout as wait } from 'node:timers/promises';
import { millisecondsLeft, withinDeadline } from './deadline';

test('what runs within a deadline knows how much is left, also after it has waited', async () => {
  await withinDeadline(60_000, async () => {
    await wait(1);
    expect(millisecondsLeft()).toBeGreaterThan(0);
    expect(millisecondsLeft()).toBeLessThanOrEqual(60_000);
  });
});

test('what goes on after its deadline has nothing left', async () => {
  await withinDeadline(0, async () => {
    await wait(1);
    expect(millisecondsLeft()).toBe(0);
  });
});

test('without a deadline nothing is ever late', () => {
  withinDeadline(undefined, () => {
    expect(millisecondsLeft()).toBeUndefined();
  });
});
