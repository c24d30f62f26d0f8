import fc from 'fast-check';
import { Directory } from '../../../lib/directory/directory';
import { addDays } from '../../../lib/time/day';
import { readFacts } from '../seeding/facts';
import { factRows } from '../seeding/fact-rows';
import { ALL_AREAS, MOST_CHILDREN } from './area';

const facts = readFacts();
const directory = new Directory(
  factRows(facts).flatMap(({ record }) => (record ? [record] : [])),
  1,
);

const RANGPUR_MADE = '2010-01-25';
const MYMENSINGH_MADE = '2015-09-14';

/** The code of an area on a day, worked out from today's code and the two days on which divisions were made. */
function codeOn(code: string, day: string): string {
  if (code.startsWith('55') && day < RANGPUR_MADE) return code === '55' ? code : `50${code.slice(2)}`;
  if (code.startsWith('45') && day < MYMENSINGH_MADE) return code === '45' ? code : `30${code.slice(2)}`;
  return code;
}

function existed(code: string, day: string): boolean {
  return !(code === '55' && day < RANGPUR_MADE) && !(code === '45' && day < MYMENSINGH_MADE);
}

/** The code of the area above, which is a shorter beginning of the code of that day. */
function parentOn(code: string, day: string): string | null {
  const held = codeOn(code, day);
  if (held === 'BD' || !existed(code, day)) return null;
  return held.length === 2 ? 'BD' : held.slice(0, -2);
}

const DAYS_FROM_1990 = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
const NEAR_A_CHANGE = fc
  .tuple(fc.constantFrom(RANGPUR_MADE, MYMENSINGH_MADE), fc.integer({ min: -2, max: 2 }))
  .map(([day, days]) => addDays(day, days));

test('on any day, codes, parents, children and descendants are those worked out from the codes alone', () => {
  const all = facts.areas.map(({ code }) => code);
  const idOf = (code: string) => directory.areaByCode(code)?.id ?? '';
  const day = fc.oneof(DAYS_FROM_1990, NEAR_A_CHANGE);
  fc.assert(
    fc.property(day, fc.array(fc.constantFrom(...all), { minLength: 20, maxLength: 20 }), (on, codes) => {
      const there = all.filter((code) => existed(code, on));
      for (const code of [...codes, 'BD', '30', '45', '50', '55']) {
        const id = idOf(code);
        expect(directory.existsOn(id, on)).toBe(existed(code, on));
        expect(directory.codeOf(id, on)).toBe(codeOn(code, on));
        const parentId = directory.parentId(id, on);
        expect(parentId && directory.codeOf(parentId, on)).toBe(parentOn(code, on));
        const held = codeOn(code, on);
        const children = there.filter((other) => parentOn(other, on) === held && existed(code, on));
        const childCodes = directory.childIds(id, on).map((childId) => directory.codeOf(childId, on));
        expect(childCodes).toEqual(children.map((child) => codeOn(child, on)).sort());
        const prefix = code === 'BD' ? '' : held;
        const below = there.filter(
          (other) => existed(code, on) && other !== code && codeOn(other, on).startsWith(prefix),
        );
        expect(directory.descendantIds(id, on)).toHaveLength(below.length);
      }
    }),
    { numRuns: 60 },
  );
});

test('the sizes that the schema assumes are those of the largest lists on any day', () => {
  const days = ['1990-01-01', RANGPUR_MADE, MYMENSINGH_MADE, '2025-01-01'];
  const sizes = days.flatMap((on) => directory.allAreas().map(({ id }) => directory.childIds(id, on).length));
  expect(Math.max(...sizes)).toBe(MOST_CHILDREN);
  expect(directory.allAreas()).toHaveLength(ALL_AREAS);
});

test('on every day each area counts in the country exactly once', () => {
  const country = directory.areaByCode('BD')?.id ?? '';
  for (const on of ['2009-12-31', '2012-06-30', '2020-06-30']) {
    const counted: string[] = [];
    const visit = (id: string): void => {
      counted.push(id);
      directory.countedBelow(id, on).forEach(visit);
    };
    visit(country);
    expect(counted).toHaveLength(ALL_AREAS);
    expect(new Set(counted).size).toBe(ALL_AREAS);
  }
});
