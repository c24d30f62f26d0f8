import { faultsOfPartialAnswer } from './partial-answer';
import type { ReadError } from './stored-operations';

const QUERY = '{ area(code: "50") { code children { code planProgress(fiscalYear: "2023-24") { asOf } } } }';
const child = (code: string, asOf: string | null) => ({ code, planProgress: asOf && { asOf } });
const answer = (children: unknown, errors?: ReadError[]) => ({
  data: { area: { code: '50', children } },
  ...(errors ? { errors } : {}),
});
const error = (code: string, ...path: (string | number)[]): ReadError => ({
  message: '',
  path,
  extensions: { code },
});

const whole = answer([child('5010', '2024-01-01'), child('5038', '2024-01-01')]);
const lost = [child('5010', null), child('5038', null)];
const told = error('SUBGRAPH_UNAVAILABLE', 'area', 'children', 0, 'planProgress');
const faults = (partial: object, stopped: 'plans' | 'meetings' = 'plans') =>
  faultsOfPartialAnswer(QUERY, whole, partial, stopped);

test('an answer that lacks only what was stopped, and says so, is faultless', () => {
  expect(faults(answer(lost, [told]))).toEqual([]);
});

test('each way of answering wrongly is noticed', () => {
  expect(faults(answer(lost))).toEqual(['nothing says why area.children.planProgress is missing']);
  expect(faults(answer(lost, [told]), 'meetings')).toEqual(['area.children.planProgress is missing']);
  expect(faults(answer(null, [told]))).toEqual(['area.children is missing']);
  expect(faults({ data: null, errors: [told] })).toEqual(['data is missing']);
  expect(faults(answer(lost, [told, error('INTERNAL_SERVER_ERROR', 'area')]))).toEqual([
    'INTERNAL_SERVER_ERROR',
  ]);
  expect(faults(answer([child('5010', null), child('5039', null)], [told]))).toContain(
    'area.children.code (another value) is missing',
  );
});
