import { stepsAllowed } from './steps';

const officer = (area: string) => ({ role: 'OFFICER', area });

test('an office submits its own draft, by whichever code its token names it, and none of those below', () => {
  expect(stepsAllowed('DRAFT', officer('5585'), '5585')).toEqual(['submit']);
  // Rangpur before it left Rajshahi.
  expect(stepsAllowed('DRAFT', officer('5085'), '5585')).toEqual(['submit']);
  expect(stepsAllowed('DRAFT', officer('5085'), '558542')).toEqual([]);
  expect(stepsAllowed('DRAFT', officer('BD'), '50')).toEqual([]);
  expect(stepsAllowed('SUBMITTED', officer('5585'), '5585')).toEqual([]);
});

test('whoever answers for it approves, publishes and returns what is submitted', () => {
  for (const role of ['COMMISSIONER', 'ADMIN'])
    expect(stepsAllowed('SUBMITTED', { role, area: '50' }, '5010')).toEqual([
      'approve',
      'publish',
      'giveBack',
    ]);
  expect(stepsAllowed('PUBLISHED', { role: 'ADMIN', area: null }, '5010')).toEqual([]);
});
