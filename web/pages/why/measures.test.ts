import { MEASURES, fieldOf, measureNamed } from './measures';

test('a number is named as in the contract or as its field; anything else is no number', () => {
  expect(measureNamed('decisions', 'OVERDUE')).toBe('OVERDUE');
  expect(measureNamed('decisions', 'notReported')).toBe('NOT_REPORTED');
  expect(measureNamed('plans', 'PLANS_SUBMITTED')).toBe('PLANS_SUBMITTED');
  expect(measureNamed('decisions', 'PLANS_SUBMITTED')).toBeNull();
  expect(measureNamed('decisions', 'constructor')).toBeNull();
  expect(measureNamed('decisions', undefined)).toBeNull();
});

test('what a number is out of is a number of the same kind', () => {
  for (const of of ['decisions', 'plans'] as const)
    for (const { outOf } of Object.values(MEASURES[of]))
      if (outOf) expect(measureNamed(of, fieldOf(outOf))).toBe(outOf);
});
