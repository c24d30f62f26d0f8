import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../lib/log';
import { datedName, keepNewest } from './folders';
import { msUntilNext, scheduleBackups } from './schedule';

const HOUR = 3_600_000;
const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-schedule-'));
const backups = join(dataFolder, 'backups');
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
beforeEach(() => rmSync(backups, { recursive: true, force: true }));
afterEach(() => jest.useRealTimers());

const schedule = { dataFolder, everyHours: 24, keep: 2 };
/** A backup as far as its name and manifest go. */
const backup = (name: string): void => {
  mkdirSync(join(backups, name), { recursive: true });
  writeFileSync(join(backups, name, 'manifest.json'), '{}');
};

test('a backup is due so many hours after the last one, however often the hub was started since', () => {
  const now = Date.parse('2024-02-29T12:00:00Z');
  expect(msUntilNext(schedule, now)).toBe(600_000);
  backup('20240228T180000Z');
  expect(msUntilNext(schedule, now)).toBe(6 * HOUR);
  expect(msUntilNext(schedule, now + 10 * HOUR)).toBe(0);
});

test('the newest are kept; what somebody named, what was made before a migration and what is foreign is left alone', () => {
  const names = ['20240101T000000Z', '20240102T000000Z', '20240103T000000Z', '20240104T000000Z.partial'];
  for (const name of [...names, 'before-Plans-plans-20230101T000000Z', 'mine']) backup(name);
  expect(keepNewest(backups, 2)).toEqual(['20240101T000000Z', '20240104T000000Z.partial']);
  expect(readdirSync(backups).sort()).toEqual([
    '20240102T000000Z',
    '20240103T000000Z',
    'before-Plans-plans-20230101T000000Z',
    'mine',
  ]);
});

test('one backup follows the other, never two at once, and one that failed is told of loudly and tried again', async () => {
  jest.useFakeTimers({ now: Date.parse('2024-02-29T12:00:00Z') });
  const log = createLog('test', 'silent');
  const failures = jest.spyOn(log, 'error');
  let running = 0;
  let most = 0;
  let taken = 0;
  const stop = scheduleBackups({ ...schedule, everyHours: 1 }, log, async () => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 2 * HOUR)); // Longer than the time between two.
    running -= 1;
    taken += 1;
    if (taken === 2) throw new Error('The disk is full.');
    backup(datedName(new Date()));
    return 'somewhere';
  });
  await jest.advanceTimersByTimeAsync(24 * HOUR);
  expect(most).toBe(1);
  expect(taken).toBeGreaterThan(5);
  expect(failures.mock.calls).toEqual([[{ error: 'The disk is full.' }, expect.stringContaining('FAILED')]]);
  const over = stop();
  await jest.advanceTimersByTimeAsync(2 * HOUR);
  await over;
  const before = taken;
  await jest.advanceTimersByTimeAsync(9 * HOUR);
  expect(taken).toBe(before);
});
