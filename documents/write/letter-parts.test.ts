import { knownAreas } from '../known-areas';
import { memoBlock, memoNumber, signature } from './letter-parts';
import type { MemoRecord } from './records/memo-record';
import { areaOf } from './testing/records-of';

const directory = knownAreas();
const pabna = areaOf('5076', directory);
const MEMO: MemoRecord = {
  number: '05.43.7600.014.16.005.22-318',
  issuedOn: '2023-06-26',
  banglaDate: null,
  subject: null,
  references: [],
  copyTo: [],
  signatoryPost: null,
  signatoryName: null,
};

test('a memo number has its official segments in Bangla digits, in the form of 2014 or of 2024', () => {
  expect(memoNumber('05.43.7600.014.16.005.22-318')).toBe('০৫.৪৩.৭৬০০.০১৪.১৬.০০৫.২২.৩১৮');
  expect(memoNumber('05-43-7600-014-016-05-0005-24-318')).toBe('০৫.৪৩.৭৬০০.০১৪.০১৬.০৫.০০০৫.২৪.৩১৮');
  expect(memoNumber('05.43.7600.014.16.005.22-')).toBe('০৫.৪৩.৭৬০০.০১৪.১৬.০০৫.২২.......');
});

test('a letter bears its day in both calendars', () => {
  expect(memoBlock({ area: pabna, memo: MEMO, today: '2026-01-01' })).toMatchObject({
    days: ['১২ আষাঢ় ১৪৩০ বঙ্গাব্দ', '২৬ জুন ২০২৩ খ্রিস্টাব্দ'],
  });
});

test('a paper whose two days disagree keeps both as it bears them', () => {
  const memo = { ...MEMO, banglaDate: '৩০ জ্যৈষ্ঠ ১৪৩০' };
  expect(memoBlock({ area: pabna, memo, today: '2026-01-01' })).toMatchObject({
    days: ['৩০ জ্যৈষ্ঠ ১৪৩০ বঙ্গাব্দ', '২৬ জুন ২০২৩ খ্রিস্টাব্দ'],
  });
});

test('a new letter begins with the number of its office, leaves the rest to the pen, and bears the day of today', () => {
  expect(memoBlock({ area: pabna, memo: null, today: '2024-02-29' })).toMatchObject({
    number: expect.stringMatching(/^০৫\.৪৩\.৭৬০০\.{10,}$/),
    days: ['১৬ ফাল্গুন ১৪৩০ বঙ্গাব্দ', '২৯ ফেব্রুয়ারি ২০২৪ খ্রিস্টাব্দ'],
  });
});

test('only a paper on record is shown as signed', () => {
  const signed = { ...MEMO, signatoryPost: 'জেলা প্রশাসক' };
  expect(signature({ area: pabna, memo: signed, today: '2024-02-29' })).toEqual({
    kind: 'SIGNATURE',
    lines: ['(স্বাক্ষরিত)', 'জেলা প্রশাসক', 'পাবনা'],
  });
  expect(signature({ area: pabna, memo: null, today: '2024-02-29' })).toMatchObject({
    lines: [expect.stringMatching(/^\.+$/), 'জেলা প্রশাসক', 'পাবনা'],
  });
});
