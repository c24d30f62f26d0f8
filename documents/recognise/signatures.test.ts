import { withoutContacts } from './signatures';

test.each([
  'উপসচিব ০১৭১২-৩৪৫৬৭৮',
  'উপসচিব, ফোন নং ০২-৫৮৮৮৪৫১২৩',
  'উপসচিব +8801712345678',
  'উপসচিব 0721-772233.',
])('a phone number is taken out: %s', (text) => {
  expect(withoutContacts(text).replace(/[,. ]+$/, '')).toBe('উপসচিব');
});

test.each(['উপসচিব ২২-১০-২০২৩', 'উপসচিব 2023-10-22', 'টিম ২০২৩-২০২৪', 'টিম ২০২৩-২৪'])(
  'a day and a fiscal year are no phone numbers: %s',
  (text) => {
    expect(withoutContacts(text)).toBe(text);
  },
);
