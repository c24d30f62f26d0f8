import type { AreaRow } from './area-rows';
import { flatRows, hasNotJoined, rowsOf } from './area-rows';
import { readSort, sortRows } from './sort-rows';

const byName = (one: AreaRow, other: AreaRow) => one.nameEn.localeCompare(other.nameEn);

function aRow(code: string, implemented: number | null, of: number, teams = 1): AreaRow {
  return {
    code,
    level: 'DISTRICT',
    nameEn: code,
    nameBn: code,
    above: null,
    decisionProgress: {
      meetingsExpected: 0,
      monthsMet: 0,
      assignments: of,
      implemented: implemented ?? 0,
      dropped: 0,
      overdue: 0,
      notReported: 0,
      percentImplemented: implemented === null ? null : (100 * implemented) / of,
    },
    planProgress: {
      activities: 0,
      cancelled: 0,
      overdue: 0,
      notReported: 0,
      percentComplete: null,
      percentExpectedToDate: null,
      plansSubmitted: 0,
      plansExpected: 0,
      teamsFormed: teams,
      teamsExpected: 2,
    },
  };
}

const rows = [aRow('silent', null, 9), aRow('few', 4, 4), aRow('half', 5, 10), aRow('most', 9, 10)];
const codes = (sorted: readonly AreaRow[]) => sorted.map(({ code }) => code);

test('a percentage of fewer than five is listed after those that are ranked, and silence last, from either end', () => {
  expect(codes(sortRows(rows, readSort('-IMPLEMENTED'), byName))).toEqual(['most', 'half', 'few', 'silent']);
  expect(codes(sortRows(rows, readSort('IMPLEMENTED'), byName))).toEqual(['half', 'most', 'few', 'silent']);
});

test('an address that names no column leaves the order of the map', () => {
  expect(codes(sortRows(rows, readSort('evil'), byName))).toEqual(codes(rows));
  expect(codes(sortRows(rows, readSort('-NAME'), byName))).toEqual(['silent', 'most', 'half', 'few']);
});

test('an area has not joined that has no team and has sent nothing; where that cannot be known it has', () => {
  const silent = (teams: number) => {
    const row = aRow('x', null, 9, teams);
    return { ...row, decisionProgress: { ...row.decisionProgress!, notReported: 9 } };
  };
  expect(hasNotJoined(silent(0))).toBe(true);
  expect(hasNotJoined(silent(1))).toBe(false);
  expect(hasNotJoined(aRow('x', 2, 9, 0))).toBe(false);
  expect(hasNotJoined({ ...silent(0), planProgress: null })).toBe(false);
});

test('a tree becomes rows that know what is above them', () => {
  const flat = flatRows([{ ...rows[0]!, children: [{ ...rows[1]!, level: 'UPAZILA' as const }] }]);
  expect(flat.map(({ code, above }) => [code, above?.code])).toEqual([
    ['silent', undefined],
    ['few', 'silent'],
  ]);
  expect(codes(rowsOf(flat, 'UPAZILA'))).toEqual(['few']);
  expect(codes(rowsOf(flat, 'ALL'))).toEqual(['silent', 'few']);
});
