import fc from 'fast-check';
import { jsonShape } from './json-shape';

test.each([
  ['{}', 1, 0],
  ['[]', 1, 1],
  ['[[1,2],[3,4,5]]', 2, 3],
  ['{"a":[{"b":[1,2]},2,3,4],"c":1}', 4, 4],
  ['{"text":"[[[[ \\" ,,,, {{{"}', 1, 0],
  ['{"text":"\\\\","list":[1,2]}', 2, 2],
])('%s: %i deep, the longest list has %i', (text, depth, longestList) => {
  expect(jsonShape(text)).toEqual({ depth, longestList });
});

test('any JSON is measured as whoever walks through it would', () => {
  const walk = (value: unknown): { depth: number; longest: number } => {
    if (typeof value !== 'object' || value === null) return { depth: 0, longest: 0 };
    const below = Object.values(value).map(walk);
    return {
      depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
      longest: Math.max(
        Array.isArray(value) ? Math.max(1, value.length) : 0,
        ...below.map((each) => each.longest),
      ),
    };
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { depth, longest } = walk(value);
      expect(jsonShape(JSON.stringify(value))).toEqual({ depth, longestList: longest });
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test('a text nested without end is measured without a call within a call', () => {
  expect(jsonShape('['.repeat(6_000_000)).depth).toBeGreaterThan(1000);
  expect(jsonShape('{"a":'.repeat(50_000)).depth).toBeGreaterThan(1000);
});
