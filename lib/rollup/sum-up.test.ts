import fc from 'fast-check';
import { smallTree } from '../../tests/support/directory-feed';
import { Directory } from '../directory/directory';
import { addCounts, sumUp, type OwnCounts } from './sum-up';

const directory = new Directory(smallTree(), 1);
const TODAY = '2023-05-20';

const row = (areaId: string, stones: number, coverId = '', issuerId = areaId): OwnCounts => ({
  areaId: `area-${areaId}`,
  issuerId: `area-${issuerId}`,
  coverId: coverId && `area-${coverId}`,
  counts: { stones },
});
const stonesIn = (code: string, rows: OwnCounts[], issuer: string | null = null, on = TODAY): number =>
  sumUp(directory, rows, on, issuer && `area-${issuer}`).subtree(`area-${code}`)['stones'] ?? 0;

describe('what a district passes down to its upazilas', () => {
  const rows = [
    row('5010', 1, '', '50'),
    row('501020', 10, '5010', '5010'),
    row('501033', 20, '5010', '5010'),
  ];

  test('counts where it is done, and once from the district up', () => {
    expect(stonesIn('501020', rows)).toBe(30); // With 501033, which was closed in its favour.
    expect(['5010', '50', 'BD'].map((code) => stonesIn(code, rows))).toEqual([1, 1, 1]);
  });

  test('counts in full where only the decisions of the district are asked for', () => {
    expect(['501020', '5010', 'BD'].map((code) => stonesIn(code, rows, '5010'))).toEqual([30, 30, 30]);
    expect(stonesIn('BD', rows, '50')).toBe(1);
  });

  test('is the district’s own number still when it stands by itself', () => {
    const { own } = sumUp(directory, rows, TODAY, null);
    expect([own('area-5010'), own('area-501020')]).toEqual([{ stones: 1 }, { stones: 10 }]);
  });

  test('counts once where the upazila went to another district, from the first area that has both', () => {
    const moved = [row('5010', 1, '', '50'), row('508110', 10, '5010', '5010')];
    expect(['508110', '5081', '50'].map((code) => stonesIn(code, moved))).toEqual([10, 10, 1]);
  });

  test('counts nowhere of its own where the same area is bound twice', () => {
    const twice = [row('501020', 1, '', '50'), row('501020', 10, '501020', '5010')];
    expect(['501020', '50'].map((code) => stonesIn(code, twice))).toEqual([1, 1]);
    expect(sumUp(directory, twice, TODAY, null).own('area-501020')).toEqual({ stones: 1 });
  });
});

test('on every map an area counts each row below it once: unless what covers it is below too', () => {
  const ids = directory.allAreas().map(({ id }) => id);
  const area = fc.constantFrom(...ids);
  const rowOf = fc.record({
    areaId: area,
    issuerId: area,
    coverId: fc.oneof(area, fc.constant('')),
    counts: fc.integer({ min: 1, max: 9 }).map((stones) => ({ stones })),
  });
  const day = fc.constantFrom('2014-01-01', '2020-12-31', '2021-06-01', TODAY);
  fc.assert(
    fc.property(fc.array(rowOf, { maxLength: 12 }), day, fc.option(area), (rows, on, issuer) => {
      const sums = sumUp(directory, rows, on, issuer);
      for (const id of ids) {
        const below = new Set(directory.countedWithin(id, on));
        const counted = rows.filter(
          (each) =>
            below.has(each.areaId) && (issuer === null ? !below.has(each.coverId) : each.issuerId === issuer),
        );
        const byHand = counted.reduce(
          (sum, each) => addCounts(sum, each.counts),
          {} as Record<string, number>,
        );
        expect(sums.subtree(id)['stones'] ?? 0).toBe(byHand['stones'] ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});
