import { findDates, parseDate, readDates } from './dates';

const DAYS: [string, string][] = [
  ['২৮/০৬/২০১২', '2012-06-28'],
  ['৮.৪.২০১৩', '2013-04-08'],
  ['২৪-০৮-২০২৪খ্রি.', '2024-08-24'],
  ['২৯/১০/২০২৩ খ্রি:', '2023-10-29'],
  ['২৮ মে, ২০১৯ খ্রি।', '2019-05-28'],
  ['০6/০7/২০১7', '2017-07-06'],
  ['29.10.23', '2023-10-29'],
  ['২৮/০৫/১৯', '2019-05-28'],
  ['2023-12-05', '2023-12-05'],
  ['১৬ই ডিসেম্বর ২০২১', '2021-12-16'],
  ['২১শে ফেব্রুয়ারী, ২০২২ ইং', '2022-02-21'],
  ['জুন ২০, ২০২৩', '2023-06-20'],
  ['০৮ ভাদ্র, ১৪২৪ বঙ্গাব্দ', '2017-08-23'],
  ['৮ পৌষ ১৪৩০', '2023-12-23'],
  ['৩০ জৈষ্ঠ ১৪৩০', '2023-06-13'],
  ['২৫ /০৬/ ২০২৩', '2023-06-25'],
  ['5 May 2022', '2022-05-05'],
];

test.each(DAYS)('"%s" is the day %s', (text, day) => {
  expect(parseDate(text)).toMatchObject({ precision: 'DAY', from: day, to: day, exact: true });
});

test.each([
  ['জুন/২০১৪', '2014-06-01', '2014-06-30'],
  ['সেপ্টেম্বর/১৬', '2016-09-01', '2016-09-30'],
  ['মে/২০১৭', '2017-05-01', '2017-05-31'],
  ['আগষ্ট, ২০২৩', '2023-08-01', '2023-08-31'],
  ['০৬/২০২৪', '2024-06-01', '2024-06-30'],
])('"%s" is a month, from %s to %s', (text, from, to) => {
  expect(parseDate(text)).toMatchObject({ precision: 'MONTH', from, to });
});

test('a misspelt month between a day and a year is guessed and marked', () => {
  expect(parseDate('২০ জ্যোতি, ১৪২৬')).toMatchObject({ era: 'BANGLA', from: '2019-06-03', exact: false });
  expect(parseDate('১৩ সেপ্টেমর ২০২২')).toMatchObject({ from: '2022-09-13', exact: false });
});

test('memo numbers, fiscal years, times and numbered paragraphs are no dates', () => {
  const text =
    '০৫.৪৩.৬৯০০.০২৩.০৬.০০২.১৬. ৭৩, ২০২২-২০২৩ অর্থ বছর, ২০১৭-১৮, সকাল ১০.১০ টায়, ১.২.১২, ১২ জন ২০২৩, ০২৫৮৯৯১৫০৭৫';
  expect(readDates(text)).toEqual({ dates: [], impossible: [] });
});

test('a day that does not exist is reported and not mended', () => {
  expect(readDates('৩১/০২/২০২৩ তারিখে').impossible).toEqual([{ raw: '৩১/০২/২০২৩', index: 0 }]);
  expect(readDates('২০/০২/২০২').impossible).toHaveLength(1);
  expect(readDates('৩১ অগ্রহায়ণ ১৪৩০').impossible).toHaveLength(1);
  expect(readDates('৮ পৌষ ২০২৩').impossible).toHaveLength(1);
});

test('a day without a year is read only where the year is known', () => {
  const context = { yearOfMonth: (month: number) => (month >= 7 ? 2023 : 2024) };
  expect(findDates('জুন মাসের ২০ তারিখে')).toEqual([]);
  expect(findDates('জুন মাসের ২০ তারিখে', context)).toMatchObject([{ from: '2024-06-20', precision: 'DAY' }]);
  expect(findDates('আগামী ১৫ সেপ্টেম্বর এর মধ্যে', context)).toMatchObject([{ from: '2023-09-15' }]);
  expect(parseDate('সেপ্টেম্বর', context)).toMatchObject({ from: '2023-09-01', to: '2023-09-30' });
});

test('a range without spaces is two days', () => {
  expect(findDates('০১/০৭/২০২৩-৩০/০৬/২০২৪').map((date) => date.from)).toEqual(['2023-07-01', '2024-06-30']);
});

test('each date says where it stands', () => {
  const text = 'গত ২০/০২/২০২৩ তারিখে';
  const [date] = findDates(text);
  expect(date && text.slice(date.index, date.end)).toBe('২০/০২/২০২৩');
});
