import fc from 'fast-check';
import { addDays, type Day } from '../time/day';
import { cellKey, changeOf, deltasOf, mergeDeltas, type Cell, type Delta, type Version } from './history';

const HERE: Cell = { basis: 'ALL', fiscalYear: '2022-23', areaId: 'here', issuerId: 'here' };
const THERE: Cell = { ...HERE, areaId: 'there' };

const OPEN = { assignments: 1, notStarted: 1 };
const DONE = { assignments: 1, implemented: 1 };

function aVersion(from: Day, changes: Partial<Version> = {}): Version {
  return { from, cell: HERE, counts: OPEN, openDues: [], ...changes };
}

/** What deltas come to in a cell up to and with a day; measures that come to nothing are left out. */
function valueOn(deltas: readonly Delta[], day: Day, cell = HERE): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const delta of deltas) {
    if (cellKey(delta.cell) !== cellKey(cell) || delta.day > day) continue;
    for (const [measure, amount] of Object.entries(delta.counts)) sum[measure] = (sum[measure] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(sum).filter(([, amount]) => amount !== 0));
}

test('a record counts from its first day on, and is overdue from the day after its due day', () => {
  const deltas = deltasOf([aVersion('2023-01-10', { openDues: ['2023-01-31'] })]);
  expect(valueOn(deltas, '2023-01-09')).toEqual({});
  expect(valueOn(deltas, '2023-01-10')).toEqual(OPEN);
  expect(valueOn(deltas, '2023-01-31')).toEqual(OPEN);
  expect(valueOn(deltas, '2023-02-01')).toEqual({ ...OPEN, overdue: 1 });
  expect(valueOn(deltas, '2030-01-01')).toEqual({ ...OPEN, overdue: 1 });
});

test('what begins after its due day is overdue from its first day', () => {
  const deltas = deltasOf([aVersion('2023-03-01', { openDues: ['2023-01-31'] })]);
  expect(valueOn(deltas, '2023-02-28')).toEqual({});
  expect(valueOn(deltas, '2023-03-01')).toEqual({ ...OPEN, overdue: 1 });
});

test('what is done in time is never overdue; what is done late no longer is', () => {
  const inTime = deltasOf([
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-01-31', { counts: DONE }),
  ]);
  expect(valueOn(inTime, '2023-02-01')).toEqual(DONE);
  const late = deltasOf([
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-02-05', { counts: DONE }),
  ]);
  expect(valueOn(late, '2023-02-04')).toEqual({ ...OPEN, overdue: 1 });
  expect(valueOn(late, '2023-02-05')).toEqual(DONE);
});

test('what is reopened after its due day is overdue again at once', () => {
  const deltas = deltasOf([
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-01-20', { counts: DONE }),
    aVersion('2023-03-01', { openDues: ['2023-01-31'] }),
  ]);
  expect(valueOn(deltas, '2023-02-15')).toEqual(DONE);
  expect(valueOn(deltas, '2023-03-01')).toEqual({ ...OPEN, overdue: 1 });
});

test('a due day that is moved after it has passed leaves the days between overdue', () => {
  const deltas = deltasOf([
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-02-10', { openDues: ['2023-03-31'] }),
  ]);
  expect(valueOn(deltas, '2023-02-09')).toEqual({ ...OPEN, overdue: 1 });
  expect(valueOn(deltas, '2023-02-10')).toEqual(OPEN);
  expect(valueOn(deltas, '2023-03-31')).toEqual(OPEN);
  expect(valueOn(deltas, '2023-04-01')).toEqual({ ...OPEN, overdue: 1 });
});

test('of several versions of one day only the last counts', () => {
  const deltas = deltasOf([
    aVersion('2023-01-10', { counts: DONE }),
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-01-10', { counts: { assignments: 1, dropped: 1 } }),
  ]);
  expect(deltas).toEqual([{ cell: HERE, day: '2023-01-10', counts: { assignments: 1, dropped: 1 } }]);
});

test('a record that changes hands leaves one cell for the other on that day', () => {
  const deltas = deltasOf([
    aVersion('2023-01-10', { openDues: ['2023-01-15'] }),
    aVersion('2023-02-01', { cell: THERE }),
  ]);
  expect(valueOn(deltas, '2023-01-31')).toEqual({ ...OPEN, overdue: 1 });
  expect(valueOn(deltas, '2023-02-01')).toEqual({});
  expect(valueOn(deltas, '2023-02-01', THERE)).toEqual(OPEN);
});

test('a backdated version changes the past that it concerns, and nothing before', () => {
  const before = [
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-03-01', { counts: DONE }),
  ];
  const after = [before[0]!, aVersion('2023-01-20', { counts: DONE }), before[1]!];
  const all = [...deltasOf(before), ...changeOf(before, after)];
  expect(valueOn(all, '2023-01-19')).toEqual(OPEN);
  expect(valueOn(all, '2023-01-20')).toEqual(DONE);
  expect(valueOn(all, '2023-02-15')).toEqual(DONE);
});

test('a history that did not change makes no deltas, and one that is gone takes all of its own away', () => {
  const history = [
    aVersion('2023-01-10', { openDues: ['2023-01-31'] }),
    aVersion('2023-03-01', { counts: DONE }),
  ];
  expect(changeOf(history, history)).toEqual([]);
  const gone = [...deltasOf(history), ...changeOf(history, [])];
  expect(mergeDeltas(gone)).toEqual([]);
});

const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2022-12-20', days));
const version = fc.record<Version>({
  from: day,
  cell: fc.constantFrom(HERE, THERE, { ...HERE, basis: 'PUBLISHED' } as Cell),
  counts: fc.constantFrom(OPEN, DONE, { assignments: 1, dropped: 1, undated: 2 }, {}),
  openDues: fc.array(day, { maxLength: 3 }),
});
const histories = fc
  .array(version, { maxLength: 6 })
  .map((versions) =>
    [...versions].sort((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0)),
  );

/** What a history is worth in a cell on a day, straight from the words of the rule. */
function byDefinition(history: readonly Version[], on: Day, cell: Cell): Record<string, number> {
  const current = history.filter(({ from }) => from <= on).at(-1);
  if (!current || cellKey(current.cell) !== cellKey(cell)) return {};
  const overdue = current.openDues.filter((due) => due < on).length;
  const worth = { ...current.counts, ...(overdue ? { overdue } : {}) };
  return Object.fromEntries(Object.entries(worth).filter(([, amount]) => amount !== 0));
}

const DAYS = Array.from({ length: 36 }, (_, days) => addDays('2022-12-18', days));
const CELLS = [HERE, THERE, { ...HERE, basis: 'PUBLISHED' } as Cell];

test('on every day and in every cell the deltas so far come to what the record is worth', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const deltas = deltasOf(history);
      for (const cell of CELLS) {
        for (const on of DAYS) expect(valueOn(deltas, on, cell)).toEqual(byDefinition(history, on, cell));
      }
    }),
    { numRuns: 150 },
  );
});

test('a change, added to what was counted before, comes to what is to be counted after', () => {
  fc.assert(
    fc.property(histories, histories, (before, after) => {
      const changed = mergeDeltas([...deltasOf(before), ...changeOf(before, after)]);
      expect(withoutZeros(changed)).toEqual(withoutZeros(mergeDeltas(deltasOf(after))));
    }),
    { numRuns: 300 },
  );
});

test('merged deltas are one for each cell and day, in key order', () => {
  fc.assert(
    fc.property(histories, histories, (one, other) => {
      const merged = mergeDeltas([...deltasOf(one), ...deltasOf(other)]);
      const keys = merged.map((delta) => `${cellKey(delta.cell)}|${delta.day}`);
      expect(keys).toEqual([...new Set(keys)].sort());
    }),
    { numRuns: 100 },
  );
});

function withoutZeros(deltas: readonly Delta[]): unknown[] {
  return deltas.map(({ cell, day: on, counts }) => [
    cellKey(cell),
    on,
    Object.fromEntries(
      Object.entries(counts)
        .filter(([, amount]) => amount !== 0)
        .sort(),
    ),
  ]);
}
