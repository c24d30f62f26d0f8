import { matrixGroups } from './matrix-rows';
import type { Owed } from './read-meeting';
import { tallyOf } from './tally';

const division = {
  code: '50',
  level: 'DIVISION',
  nameEn: 'Rajshahi',
  nameBn: 'রাজশাহী',
  parent: null,
} as const;
const pabna = {
  code: '5076',
  level: 'DISTRICT',
  nameEn: 'Pabna',
  nameBn: 'পাবনা',
  parent: division,
} as const;
const bogura = {
  code: '5010',
  level: 'DISTRICT',
  nameEn: 'Bogura',
  nameBn: 'বগুড়া',
  parent: division,
} as const;
const below = (code: string, parent: typeof pabna | typeof bogura) =>
  ({ code, level: 'UPAZILA', nameEn: code, nameBn: code, parent }) as const;

/** What an area owes, not reported unless said. */
function owed(area: Owed['area'], more: Partial<Owed> = {}): Owed {
  return {
    id: `${area?.code ?? ''}`,
    status: 'NOT_STARTED',
    statusBasis: null,
    progress: null,
    reportedOn: null,
    dueOn: null,
    dueBasis: null,
    daysOverdue: 0,
    knownFrom: 'MINUTES',
    area,
    reports: { edges: [] },
    ...more,
  };
}

const codes = (groups: ReturnType<typeof matrixGroups>) =>
  groups.map(({ rows }) => rows.map(({ area }) => area.code));

test('each district stands before its upazilas, and what lies above districts first', () => {
  const columns = [
    [owed(below('507605', pabna)), owed(below('501006', bogura)), owed(below('507610', pabna))],
    [owed(pabna), owed(bogura), owed(division)],
  ];
  expect(codes(matrixGroups(columns))).toEqual([['50'], ['5010', '501006'], ['5076', '507605', '507610']]);
});

test('an area has one row with a blank cell for each decision that does not bind it', () => {
  const [group] = matrixGroups([[owed(pabna)], [], [owed(pabna, { status: 'IMPLEMENTED' })]]);
  expect(group?.rows.map(({ cells }) => cells.map((cell) => cell?.status ?? null))).toEqual([
    ['NOT_STARTED', null, 'IMPLEMENTED'],
  ]);
});

test('upazilas whose district owes nothing itself stand under its name', () => {
  const [group] = matrixGroups([[owed(below('507605', pabna))]]);
  expect(group?.above?.code).toBe('5076');
  expect(matrixGroups([[owed(pabna), owed(below('507605', pabna))]])[0]?.above).toBeNull();
});

test('the rows can be narrowed to late, silent or reporting areas', () => {
  const columns = [[owed(bogura, { daysOverdue: 3 }), owed(pabna, { reportedOn: '2023-12-20' })]];
  expect(codes(matrixGroups(columns, 'late'))).toEqual([['5010']]);
  expect(codes(matrixGroups(columns, 'silent'))).toEqual([['5010']]);
  expect(codes(matrixGroups(columns, 'reported'))).toEqual([['5076']]);
});

test('every area of a decision stands in exactly one state, and silence is not a report of nothing done', () => {
  const tally = tallyOf([
    owed(bogura, { daysOverdue: 3 }),
    owed(pabna, { reportedOn: '2023-12-20' }),
    owed(division, { status: 'IMPLEMENTED', reportedOn: '2023-12-20' }),
  ]);
  expect(tally).toEqual({
    all: 3,
    reported: 2,
    late: 1,
    by: { done: 1, going: 0, idle: 1, silent: 1, dropped: 0 },
  });
});
