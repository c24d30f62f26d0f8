import { StampReader } from './stamp-reader';

/** A subgraph whose stamps are the number of acts so far, told when the test lets it. */
function heldUp() {
  const reads: { readonly parts: readonly string[]; readonly tell: () => void }[] = [];
  const state = { acts: 0 };
  const reader = new StampReader(
    (parts) =>
      new Promise((resolve) => {
        const seen = String(state.acts);
        reads.push({ parts, tell: () => resolve(parts.map((part) => `${part} ${seen}`)) });
      }),
  );
  return { reads, state, reader };
}

const turn = (): Promise<void> => new Promise(setImmediate);

test('whoever comes while a read is under way is told by a read that begins after it came', async () => {
  const { reads, state, reader } = heldUp();
  const first = reader.read(['a']);
  await turn();
  state.acts = 1;
  const [second, third] = [reader.read(['a']), reader.read(['b'])];
  await turn();
  expect(reads).toHaveLength(1);
  reads[0]?.tell();
  expect(await first).toEqual(['a 0']);
  await turn();
  reads[1]?.tell();
  expect([await second, await third]).toEqual([['a 1'], ['b 1']]);
  expect(reads.map(({ parts }) => parts)).toEqual([['a'], ['a', 'b']]);
});

test('a read that fails fails those who shared it, and nobody after them', async () => {
  let turns = 0;
  const reader = new StampReader((parts) => {
    turns += 1;
    return turns === 1 ? Promise.reject(new Error('away')) : Promise.resolve(parts.map(() => 'well'));
  });
  const [one, other] = [reader.read(['a']), reader.read(['b'])];
  await expect(one).rejects.toThrow('away');
  await expect(other).rejects.toThrow('away');
  expect(await reader.read(['a'])).toEqual(['well']);
});

test('stamps that are too few are none', async () => {
  await expect(new StampReader(() => Promise.resolve([])).read(['a'])).rejects.toThrow(
    '0 stamps for 1 parts',
  );
});
