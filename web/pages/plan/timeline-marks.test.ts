import { placeInYear, stepState, timelineMarks } from './timeline-marks';

const step = (on: string | null, doneOn: string | null = null) => ({ on, doneOn });
const activity = {
  startsOn: '2023-07-01',
  endsOn: '2024-06-30',
  endsOnInDoubt: false,
  status: 'IN_PROGRESS',
  occurrences: [],
};

test('a year begins on 1 July at 0 and ends with 30 June at 100', () => {
  expect(placeInYear('2023-07-01', '2023-24')).toBe(0);
  expect(placeInYear('2024-06-30', '2023-24', true)).toBe(100);
  expect(placeInYear('2024-01-01', '2023-24')).toBeCloseTo(50.27, 1);
  expect(placeInYear('2022-01-01', '2023-24')).toBe(0);
});

test('a step is missed from the day after its day, and never where it was reported done', () => {
  expect(stepState(step('2023-12-10'), 'IN_PROGRESS', '2023-12-10')).toBe('to-come');
  expect(stepState(step('2023-12-10'), 'IN_PROGRESS', '2023-12-11')).toBe('missed');
  expect(stepState(step('2023-12-10', '2024-01-02'), 'IN_PROGRESS', '2024-02-01')).toBe('done');
});

test('of a completed activity all steps are done, of a cancelled one none was missed', () => {
  expect(stepState(step('2023-12-10'), 'COMPLETED', '2024-06-30')).toBe('done');
  expect(stepState(step('2023-12-10'), 'CANCELLED', '2024-06-30')).toBe('to-come');
});

test('a period that contradicts itself has no bar; one with only an end begins with the year', () => {
  expect(timelineMarks({ ...activity, endsOnInDoubt: true }, '2023-24', '2024-01-01').bar).toBeNull();
  expect(
    timelineMarks({ ...activity, startsOn: null, endsOn: null }, '2023-24', '2024-01-01').bar,
  ).toBeNull();
  expect(timelineMarks({ ...activity, startsOn: null }, '2023-24', '2024-01-01').bar).toEqual({
    from: 0,
    to: 100,
  });
});

test('a step without a day has no place on the timeline', () => {
  const occurrences = [step(null), step('2023-07-01')];
  expect(timelineMarks({ ...activity, occurrences }, '2023-24', '2023-08-01').steps).toEqual([
    { at: 0, state: 'missed' },
  ]);
});
