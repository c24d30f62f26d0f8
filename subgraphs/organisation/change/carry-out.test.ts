import fc from 'fast-check';
import { Directory } from '../../../lib/directory/directory';
import { holdsOn, type DirectoryRecord } from '../../../lib/directory/records';
import { addDays, type Day } from '../../../lib/time/day';
import { smallTree } from '../../../tests/support/directory-feed';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { randomAreaActs } from '../../../tests/support/random-area-acts';

const FIRST = '2010-01-01';
const DAYS = 6_000;
/** Making a failing history smaller would take minutes; its seed is printed. */
const RUNS = { numRuns: 25, endOnFailure: true };
const aDay = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(FIRST, days));
const aHistory = fc
  .tuple(fc.integer(), fc.array(aDay, { minLength: 1, maxLength: 25 }), fc.boolean())
  .map(([seed, days, inOrder]) =>
    randomAreaActs(smallTree(), randomNumbers(seed), inOrder ? [...days].sort() : days),
  );

/** What the rows alone say of a day, read one after another. */
class ByHand {
  constructor(
    private readonly rows: readonly DirectoryRecord[],
    private readonly on: Day,
  ) {}

  areas() {
    return this.rows.flatMap((row) => (row.kind === 'area' ? [row] : []));
  }

  exists(areaId: string): boolean {
    return this.areas().some((area) => area.id === areaId && holdsOn(area, this.on));
  }

  parents(areaId: string): string[] {
    return this.rows.flatMap((row) =>
      row.kind === 'placement' && row.areaId === areaId && holdsOn(row, this.on) ? [row.parentId] : [],
    );
  }

  children(areaId: string): string[] {
    return this.areas()
      .map(({ id }) => id)
      .filter((id) => this.exists(id) && this.parents(id).includes(areaId));
  }
}

function daysOfInterest(acts: readonly { from: Day }[], some: readonly Day[]): Day[] {
  return [...new Set([...acts.flatMap(({ from }) => [addDays(from, -1), from]), ...some])];
}

test('after any acts in any order, the tree of any day is what the rows say, and sound', () => {
  fc.assert(
    fc.property(aHistory, fc.array(aDay, { maxLength: 5 }), ({ acts, records }, some) => {
      const directory = new Directory(records, 1);
      for (const on of daysOfInterest(acts, some)) {
        const byHand = new ByHand(records, on);
        for (const { id, level } of directory.allAreas()) {
          const there = byHand.exists(id);
          expect(directory.existsOn(id, on)).toBe(there);
          expect(byHand.parents(id)).toHaveLength(there && level !== 'COUNTRY' ? 1 : 0);
          expect(directory.parentId(id, on)).toBe(byHand.parents(id)[0] ?? null);
          expect([...directory.childIds(id, on)].sort()).toEqual(byHand.children(id).sort());
          for (const parentId of byHand.parents(id)) expect(byHand.exists(parentId)).toBe(true);
        }
        const country = directory.areaByCode('BD')?.id ?? '';
        const reached = directory.descendantIds(country, on);
        expect(new Set(reached).size).toBe(reached.length);
        expect(reached).toHaveLength(byHand.areas().filter(({ id }) => byHand.exists(id)).length - 1);
      }
    }),
    RUNS,
  );
});

test('on every day the numbers of each area are reached exactly once from the country', () => {
  fc.assert(
    fc.property(aHistory, fc.array(aDay, { maxLength: 5 }), ({ acts, records }, some) => {
      const directory = new Directory(records, 1);
      const all = directory.allAreas().map(({ id }) => id);
      const country = directory.areaByCode('BD')?.id ?? '';
      for (const on of [...daysOfInterest(acts, some), '1990-01-01', '2090-01-01']) {
        expect(directory.countedWithin(country, on).sort()).toEqual([...all].sort());
      }
    }),
    RUNS,
  );
});

test('every code ever held leads to the one area that held it, and successors never lead in a circle', () => {
  fc.assert(
    fc.property(aHistory, ({ records }) => {
      const directory = new Directory(records, 1);
      const owners = new Map<string, string>();
      for (const row of records) {
        if (row.kind !== 'code') continue;
        expect(owners.get(row.code) ?? row.areaId).toBe(row.areaId);
        owners.set(row.code, row.areaId);
        expect(directory.areaByCode(row.code)?.id).toBe(row.areaId);
      }
      for (const area of directory.allAreas()) {
        const seen = new Set<string>();
        for (let id: string | null = area.id; id; id = directory.area(id)?.successorId ?? null) {
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
      }
    }),
    RUNS,
  );
});

test('an area holds one code on each day that it is there', () => {
  fc.assert(
    fc.property(aHistory, ({ acts, records }) => {
      for (const on of daysOfInterest(acts, [])) {
        const byHand = new ByHand(records, on);
        for (const { id } of byHand.areas().filter((area) => byHand.exists(area.id))) {
          const held = records.filter((row) => row.kind === 'code' && row.areaId === id && holdsOn(row, on));
          expect(held).toHaveLength(1);
        }
      }
    }),
    RUNS,
  );
});

test('the acts come in all kinds', () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 20; seed += 1) {
    const days = Array.from({ length: 20 }, (_, index) => addDays(FIRST, index * 200));
    for (const { kind } of randomAreaActs(smallTree(), randomNumbers(seed), days).acts) kinds.add(kind);
  }
  expect([...kinds].sort()).toEqual(['CHANGE_CODES', 'CLOSE', 'CREATE', 'MERGE', 'MOVE', 'SPLIT']);
});
