import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { areSame, MarksOf } from './marks';

const PARTS = new Map<SubgraphName, readonly string[]>([
  ['organisation', ['directory']],
  ['meetings', ['all']],
]);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function twoSubgraphs() {
  const now: Record<string, string | null> = { organisation: 'o1', meetings: 'm1' };
  const reads = { organisation: 0, meetings: 0 };
  const link = (name: 'organisation' | 'meetings') => ({
    name,
    steady: () => {
      reads[name] += 1;
      return now[name] ?? null;
    },
  });
  return { now, reads, marksOf: new MarksOf([link('organisation'), link('meetings')]) };
}

test('marks are the same until any of the subgraphs has another, or tells none', () => {
  const { now, marksOf } = twoSubgraphs();
  const marks = marksOf.take(PARTS)!;
  const areSameNow = () => areSame(marks, performance.now());
  expect(areSameNow()).toBe(true);
  now['meetings'] = 'm2';
  expect(areSameNow()).toBe(false);
  now['meetings'] = null;
  expect(areSameNow()).toBe(false);
  now['meetings'] = 'm1';
  expect(areSameNow()).toBe(true);
});

test('nobody takes marks where one of the subgraphs tells none', () => {
  const { now, marksOf } = twoSubgraphs();
  expect(marksOf.take(new Map([...PARTS, ['plans', ['all']]]))).toBeNull();
  now['organisation'] = null;
  expect(marksOf.take(PARTS)).toBeNull();
});

test('of those who wait, who came before a read is served by it, and who came after it, or with it, by another', () => {
  const { now, reads, marksOf } = twoSubgraphs();
  const marks = marksOf.take(PARTS)!;
  const [first, second] = [performance.now(), performance.now()];
  jest.advanceTimersByTime(1);
  expect(areSame(marks, first)).toBe(true);
  const atTheRead = performance.now();
  expect(reads.meetings).toBe(2);
  expect(areSame(marks, second)).toBe(true);
  expect(reads.meetings).toBe(2);
  now['meetings'] = 'm2'; // Acknowledged after the first two came, and before the third did.
  expect(areSame(marks, second)).toBe(true);
  expect(areSame(marks, atTheRead)).toBe(false);
  jest.advanceTimersByTime(1);
  expect(areSame(marks, performance.now())).toBe(false);
});
