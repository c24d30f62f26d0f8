import type { Log } from '../../../lib/log';
import { FeedReader } from './feed-reader';

test('a feed that does not answer is told of once, and holds up neither the others nor itself later', async () => {
  const told: string[] = [];
  const note = (_values: object, message: string) => told.push(message);
  const log = { warn: note, info: note } as unknown as Log;
  let down = true;
  const read: string[] = [];
  const readers = new Map([
    [
      'meetings',
      () => (down ? Promise.reject(new Error('down')) : Promise.resolve(void read.push('meetings'))),
    ],
    ['plans', () => Promise.resolve(void read.push('plans'))],
  ]);
  const reader = new FeedReader(readers, log);
  await reader.readAll();
  await reader.readAll();
  expect(told).toEqual(['the feed does not answer']);
  down = false;
  await reader.readAll();
  expect(told).toEqual(['the feed does not answer', 'the feed answers again']);
  expect(read).toEqual(['plans', 'plans', 'meetings', 'plans']);
});

test('once started it reads again after a second, until it is stopped', async () => {
  jest.useFakeTimers();
  let read = 0;
  const reader = new FeedReader(new Map([['meetings', async () => void (read += 1)]]));
  reader.start();
  await jest.advanceTimersByTimeAsync(3500);
  expect(read).toBe(3);
  await reader.stop();
  await jest.advanceTimersByTimeAsync(3500);
  expect(read).toBe(3);
  jest.useRealTimers();
});
