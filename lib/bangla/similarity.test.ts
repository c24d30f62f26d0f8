import fc from 'fast-check';
import { editDistance } from './similarity';

/** The same by its definition: the least over dropping, adding, changing and swapping one letter. */
function slowly(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + change,
      );
      (table[row] ?? [])[column] = swapped ? Math.min(best, at(row - 2, column - 2) + 1) : best;
    }
  return at(a.length, b.length);
}

test('the distance is that of the definition, and one more than the limit where it is beyond it', () => {
  const word = fc.string({ unit: fc.constantFrom('ক', 'খ', 'গ', 'া'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
      const distance = slowly(a, b);
      expect(editDistance(a, b)).toBe(distance);
      expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
    }),
  );
});

test('two neighbours that changed places are one fault', () => {
  expect(editDistance('কমর', 'করম')).toBe(1);
});
