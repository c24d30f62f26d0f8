import { isContinuing } from './continuing';
import { dueDay } from './due-day';

test.each([
  ['তালিকা ১৫ নভেম্বর ২০২৩ তারিখের মধ্যে পাঠাতে হবে', '2023-11-15', '১৫ নভেম্বর ২০২৩ তারিখের মধ্যে'],
  ['৩১/১২/২০২৩ খ্রি. এর মধ্যে শেষ করতে হবে', '2023-12-31', '৩১/১২/২০২৩ খ্রি. এর মধ্যে'],
  ['আগামী জুন মাসের ২০ তারিখের মধ্যে দিতে হবে', '2024-06-20', 'জুন মাসের ২০ তারিখের মধ্যে'],
  ['ডিসেম্বর ২০২৩ এর মধ্যে চালু করতে হবে', '2023-12-31', 'ডিসেম্বর ২০২৩ এর মধ্যে'],
  ['সাত দিনের মধ্যে পাঠাতে হবে', '2023-10-25', 'সাত দিনের মধ্যে'],
  ['১৫ (পনেরো) দিনের মধ্যে পাঠাতে হবে', '2023-11-02', '১৫ (পনেরো) দিনের মধ্যে'],
])('"%s" is due on %s', (decision, day, raw) => {
  expect(dueDay(decision, '2023-10-18')).toEqual({ dueOn: day, dueBasis: 'STATED', dueRaw: raw });
});

test('the next meeting is a basis without a day, working days are words only', () => {
  expect(dueDay('পরবর্তী সভার পূর্বে দাখিল করতে হবে', '2023-10-18')).toEqual({
    dueOn: null,
    dueBasis: 'NEXT_MEETING',
    dueRaw: null,
  });
  expect(dueDay('৭ কর্মদিবসের মধ্যে পাঠাতে হবে', '2023-10-18')).toEqual({
    dueOn: null,
    dueBasis: null,
    dueRaw: '৭ কর্মদিবসের মধ্যে',
  });
});

test('a date that is no limit is not a due day', () => {
  expect(dueDay('গত ১০/১০/২০২৩ তারিখের পত্র অনুযায়ী কাজ করতে হবে', '2023-10-18').dueOn).toBeNull();
});

test('what is asked for in each period goes on', () => {
  for (const decision of [
    'নিয়মিত হালনাগাদ করতে হবে',
    'কার্যক্রম অব্যাহত রাখতে হবে',
    'প্রতি মাসে সভা করতে হবে',
    'মাসিক ন্যূনতম একটি আইডিয়া দিতে হবে',
  ])
    expect(isContinuing(decision)).toBe(true);
  for (const decision of ['মেলা আয়োজন করতে হবে', 'মাসিক সভায় উপস্থাপন করতে হবে'])
    expect(isContinuing(decision)).toBe(false);
});
