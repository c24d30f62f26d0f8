import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import type { Ask } from '../http/ask';
import { FRESH_MS, keptYears, OLDEST_MS, type KeptYear } from './kept-years';

/** A hub whose lists have a row a page, as many pages as told; it counts what it is asked. */
function aHub(pages: () => number) {
  const asked: string[] = [];
  let isAway = false;
  let open: Promise<void> = Promise.resolve();
  const ask = async (
    _operation: object,
    { after, fiscalYear }: { after: string | null; fiscalYear: string },
  ) => {
    asked.push(fiscalYear);
    await open;
    if (isAway) return { data: null, errors: [{ message: 'away' }] };
    const at = Number(after ?? 0) + 1;
    const node = { id: `row ${at}`, code: `row ${at}`, reports: null, occurrences: [] };
    const pageInfo = { hasNextPage: at < pages(), endCursor: String(at) };
    return { data: { list: { pageInfo, edges: pages() > 0 ? [{ node }] : [] } }, errors: [] };
  };
  return {
    asked,
    ask: ask as unknown as Ask,
    goAway: (away: boolean) => (isAway = away),
    hold(until: Promise<void>) {
      open = until;
    },
  };
}

async function rowsOf(kept: KeptYear | 'LATER' | null): Promise<number> {
  if (kept === null || kept === 'LATER') throw new Error(`No files: ${String(kept)}.`);
  const content = await text(kept.year.files[1]!.read());
  kept.release();
  return content.trim().split('\r\n').length - 1;
}

function aKeeper(pages: () => number, waitMs = 10_000) {
  let now = Date.parse('2024-01-15T06:00:00Z');
  const hub = aHub(pages);
  const yearOf = keptYears({ ask: hub.ask, folder: tmpdir(), now: () => now, waitMs });
  return { hub, yearOf, wait: (ms: number) => (now += ms) };
}

test('all pages of a list are in the file, for two at once as for one', async () => {
  const { hub, yearOf } = aKeeper(() => 7);
  const both = await Promise.all([yearOf('2023-24'), yearOf('2023-24')]);
  expect(await Promise.all(both.map(rowsOf))).toEqual([7, 7]);
  expect(hub.asked).toHaveLength(6 * 7);
});

test('young files are given again, older ones while newer are written, and none that are an hour old', async () => {
  let pages = 1;
  const { yearOf, wait } = aKeeper(() => pages);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(1);
  pages = 2;
  wait(FRESH_MS - 1);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(1);
  wait(1);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(1);
  const written = await yearOf('2022-23'); // Its turn comes after those.
  expect(await rowsOf(written)).toBe(2);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(2);
  pages = 3;
  wait(OLDEST_MS);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(3);
});

test('a file that did not change keeps the time since when it is so', async () => {
  const { yearOf, wait } = aKeeper(() => 1);
  const first = (await yearOf('2023-24')) as KeptYear;
  wait(OLDEST_MS);
  const second = (await yearOf('2023-24')) as KeptYear;
  expect(second.changedAt.get('meetings')).toEqual(first.year.writtenAt);
  expect(second.year.writtenAt.getTime() - first.year.writtenAt.getTime()).toBe(OLDEST_MS);
});

test('whoever still reads files that others have replaced reads them to their end', async () => {
  const { yearOf, wait } = aKeeper(() => 5);
  const reader = await yearOf('2023-24');
  wait(OLDEST_MS);
  await rowsOf(await yearOf('2023-24'));
  expect(await rowsOf(reader)).toBe(5);
});

test('without a part of the answer there is no file, and the next who asks makes it ask again', async () => {
  const { hub, yearOf } = aKeeper(() => 1);
  hub.goAway(true);
  expect(await yearOf('2023-24')).toBeNull();
  hub.goAway(false);
  expect(await rowsOf(await yearOf('2023-24'))).toBe(1);
});

test('years are written one after the other, and whoever would wait too long is told to come later', async () => {
  const { hub, yearOf } = aKeeper(() => 1, 1);
  let release: () => void = () => undefined;
  hub.hold(new Promise((resolve) => (release = resolve)));
  const asked = await Promise.all(['2021-22', '2022-23', '2023-24'].map((year) => yearOf(year)));
  expect(asked).toEqual(['LATER', 'LATER', 'LATER']);
  expect(new Set(hub.asked).size).toBeLessThan(2);
  release();
});

test('only a few wait; the others are told at once', async () => {
  const { hub, yearOf } = aKeeper(() => 1, 60_000);
  let release: () => void = () => undefined;
  hub.hold(new Promise((resolve) => (release = resolve)));
  const waiting = Array.from({ length: 8 }, () => yearOf('2023-24'));
  expect(await yearOf('2023-24')).toBe('LATER');
  expect(await yearOf('2022-23')).toBe('LATER');
  release();
  expect(await Promise.all((await Promise.all(waiting)).map(rowsOf))).toEqual(waiting.map(() => 1));
});
