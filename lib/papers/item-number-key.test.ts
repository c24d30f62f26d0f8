import { itemNumberKey } from './item-number-key';

test('a number is the same in either script, with or without leading zeros and marks', () => {
  expect(['৪', '৪।', '(০৪)', '4.', 'সিদ্ধান্ত-৪'].map(itemNumberKey)).toEqual(['4', '4', '4', '4', '4']);
  expect(['১.২', '০১-০২', '1(2)'].map(itemNumberKey)).toEqual(['1.2', '1.2', '1.2']);
  expect(['০', '১০', '১.০'].map(itemNumberKey)).toEqual(['0', '10', '1.0']);
});

test('what has no digit is no number', () => {
  expect([null, undefined, '', 'ক', '--'].map(itemNumberKey)).toEqual([null, null, null, null, null]);
});

test('a key is never longer than its column', () => {
  expect(itemNumberKey('১২৩ '.repeat(128))).toHaveLength(64);
});
