import { v7 as uuid } from 'uuid';
import type { Database } from '../../lib/database/database';
import { acceptClock } from '../../lib/requests/clock';
import { addDays, dayInDhaka, isDay } from '../../lib/time/day';
import { onEachDatabase } from '../support/databases';
import { figure } from './figure';
import { actOnPairs, pairsIn } from './support/paired-rows';
import { openToy } from './support/toy-database';

const NOW = Date.parse('2024-02-29T06:00:00Z');
const DAY = 86_400_000;
/** Sets the clock, and nothing else of time. */
function setClock(at: number): void {
  jest.useFakeTimers({
    now: at,
    doNotFake: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'nextTick',
      'queueMicrotask',
      'hrtime',
      'performance',
    ],
  });
}
afterEach(() => jest.useRealTimers());
const BEHIND = {
  extensions: { code: 'CLOCK_BEHIND' },
  message: expect.stringContaining('2024-02-29T06:00:00Z'),
};

onEachDatabase((newDatabase, kind) => {
  let url = '';
  let database: Database;
  beforeEach(async () => {
    setClock(NOW);
    url = await newDatabase();
    database = await openToy({ url });
    await actOnPairs(database, 'first');
  });
  afterEach(() => database.close());

  test('F8 while the clock stands before the last act nothing is recorded, and a restart does not help', async () => {
    const tried = [-DAY, -60_000, -31_000];
    for (const [index, ms] of tried.entries()) {
      setClock(NOW + ms);
      await expect(actOnPairs(database, `behind ${index}`)).rejects.toMatchObject(BEHIND);
    }
    await database.close();
    database = await openToy({ url });
    await expect(actOnPairs(database, 'after a restart')).rejects.toMatchObject(BEHIND);
    expect(await pairsIn(database)).toBe(1);
    setClock(NOW + 1000);
    await actOnPairs(database, 'the clock is right again');
    expect(await pairsIn(database)).toBe(2);
    figure(`F8 clock on ${kind}`, `${tried.length + 1} acts by a clock behind, 0 recorded`, '0', true);
  });

  test('F8 half a minute is no fault: two machines that write one database may differ', async () => {
    setClock(NOW - 29_000);
    await actOnPairs(database, 'a little early');
    setClock(NOW + DAY);
    await actOnPairs(database, 'a day later');
    expect(await pairsIn(database)).toBe(3);
  });

  test('F8 after a clock that was ahead whoever runs the hub says that it is right now, and writing goes on', async () => {
    setClock(NOW + 1000 * DAY);
    await actOnPairs(database, 'far ahead');
    setClock(NOW + DAY);
    await expect(actOnPairs(database, 'refused')).rejects.toMatchObject({
      extensions: { code: 'CLOCK_BEHIND' },
    });
    expect(await database.inTransaction((manager) => acceptClock(manager, Date.now()))).toBe(1);
    await actOnPairs(database, 'accepted');
    expect(await pairsIn(database)).toBe(3);
  });
});

test('F8 ids grow whatever the clock does, and none comes twice', () => {
  const ids: string[] = [];
  for (const ms of [0, 5, -DAY, DAY, -1, 0, 365 * DAY, -365 * DAY]) {
    setClock(NOW + ms);
    for (let index = 0; index < 1000; index += 1) ids.push(uuid());
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('F8 the leap day is a day, once in four years', () => {
  setClock(NOW);
  expect(dayInDhaka(new Date())).toBe('2024-02-29');
  expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('1900-02-29'), isDay('2000-02-29')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([addDays('2024-02-28', 1), addDays('2024-02-29', 1), addDays('2025-03-01', -1)]).toEqual([
    '2024-02-29',
    '2024-03-01',
    '2025-02-28',
  ]);
  expect(dayInDhaka(new Date('2024-02-28T18:00:00Z'))).toBe('2024-02-29');
});
