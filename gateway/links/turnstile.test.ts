import { NotAsked } from './not-asked';
import type { Fetch } from './subgraph-link';
import { OutOfTime } from './time-limit';
import { turnstile } from './turnstile';

const fetch = { context: {}, request: {} } as unknown as Fetch;

/** Something that is asked, and answers when it is told to. */
function slow() {
  let finish: () => void = () => undefined;
  const answer = new Promise<string>((resolve) => (finish = () => resolve('answer')));
  return { answer, finish };
}

test('beyond its places and its queue a fetch fails at once, and those inside are answered', async () => {
  const enter = turnstile(60_000, 2, 1);
  const asked = slow();
  const inside = [1, 2, 3].map(() => enter(fetch, () => asked.answer));
  await expect(enter(fetch, () => asked.answer)).rejects.toBeInstanceOf(NotAsked);
  asked.finish();
  expect(await Promise.all(inside)).toEqual(['answer', 'answer', 'answer']);
});

test('a fetch that nobody waits for any more keeps its place until the asking has ended', async () => {
  const enter = turnstile(20, 1, 0);
  const asked = slow();
  await expect(enter(fetch, () => asked.answer)).rejects.toBeInstanceOf(OutOfTime);
  await expect(enter(fetch, () => Promise.resolve('other'))).rejects.toBeInstanceOf(NotAsked);
  asked.finish();
  await asked.answer;
  await new Promise((resolve) => setImmediate(resolve));
  expect(await enter(fetch, () => Promise.resolve('other'))).toBe('other');
});

test('where the operation ends before the subgraph had half of its time, that is not told as its fault', async () => {
  const enter = turnstile(60_000);
  const soon = { ...fetch, context: { deadlineAt: performance.now() + 20 } } as unknown as Fetch;
  await expect(enter(soon, () => slow().answer)).rejects.toMatchObject({ cutShort: true });
  await expect(turnstile(20)(fetch, () => slow().answer)).rejects.toMatchObject({ cutShort: false });
});

test('one that waited for a place until its time was over is not asked at all', async () => {
  const enter = turnstile(20, 1, 1);
  const asked = slow();
  const first = enter(fetch, () => asked.answer);
  let wasAsked = false;
  const second = enter(fetch, async () => (wasAsked = true));
  await expect(first).rejects.toBeInstanceOf(OutOfTime);
  await expect(second).rejects.toBeInstanceOf(OutOfTime);
  asked.finish();
  await new Promise((resolve) => setImmediate(resolve));
  expect(wasAsked).toBe(false);
});
