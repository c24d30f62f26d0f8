import { Places } from './places';

/** Work that ends when told to. */
function someWork() {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, work: () => ended };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('so many are done at once, some wait in turn, and the others are refused', async () => {
  const places = new Places(1, 1);
  const begun: string[] = [];
  const [first, second] = [someWork(), someWork()];
  const one = places.within(() => (begun.push('one'), first.work()));
  const two = places.within(() => (begun.push('two'), second.work()));
  await expect(places.within(() => Promise.resolve())).rejects.toMatchObject({
    extensions: { code: 'PAPERS_BUSY' },
  });
  expect(begun).toEqual(['one']);
  first.end();
  await one;
  await settled();
  expect(begun).toEqual(['one', 'two']);
  second.end();
  await two;
});

test('a place is free again after work that failed', async () => {
  const places = new Places(1, 0);
  await expect(places.within(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(places.within(() => Promise.resolve('done'))).resolves.toBe('done');
});
