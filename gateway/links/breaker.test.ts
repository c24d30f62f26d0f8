import { createLog } from '../../lib/log';
import { Breaker, FAILURES_IN_A_ROW, PROBE_EVERY_MS } from './breaker';

const DAY_MS = 86_400_000;
const fail = () => Promise.reject(new Error('no'));
/** What the next tries meet; after these all is well. */
let tries: (() => Promise<unknown>)[] = [];
let breaker: Breaker;

beforeEach(async () => {
  jest.useFakeTimers();
  tries = [];
  const probe = () => (tries.shift() ?? (() => Promise.resolve()))();
  breaker = new Breaker(probe, 'plans', createLog('test', 'silent'));
  for (let failures = 0; failures < FAILURES_IN_A_ROW; failures += 1)
    await breaker.run(fail).catch(() => undefined);
});
afterEach(() => {
  breaker.close();
  jest.useRealTimers();
});

test('after five failures in a row a subgraph is not asked', () => {
  expect(breaker.isOpen).toBe(true);
  expect(() => breaker.pass()).toThrow('left alone');
});

test('a try that hangs holds up none after it: what is well again is asked after a quarter of a second', async () => {
  tries = [() => new Promise(() => undefined), fail];
  await jest.advanceTimersByTimeAsync(2 * PROBE_EVERY_MS);
  expect(breaker.isOpen).toBe(true);
  await jest.advanceTimersByTimeAsync(PROBE_EVERY_MS);
  expect(breaker.isOpen).toBe(false);
  expect(await breaker.run(() => Promise.resolve('an answer'))).toBe('an answer');
});

test('a clock that is set back keeps nobody left alone', async () => {
  jest.setSystemTime(Date.now() - DAY_MS);
  await jest.advanceTimersByTimeAsync(PROBE_EVERY_MS);
  expect(breaker.isOpen).toBe(false);
});

test('after it was let through it has five failures again', async () => {
  await jest.advanceTimersByTimeAsync(PROBE_EVERY_MS);
  for (let failures = 1; failures < FAILURES_IN_A_ROW; failures += 1)
    await breaker.run(fail).catch(() => undefined);
  expect(breaker.isOpen).toBe(false);
  await breaker.run(fail).catch(() => undefined);
  expect(breaker.isOpen).toBe(true);
});
