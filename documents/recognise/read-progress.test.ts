import { readProgress } from './read-progress';

const status = (text: string, continuing = false): string => {
  const { status: found, statusBasis } = readProgress(text, continuing);
  return statusBasis === null ? found : `${found} ${statusBasis}`;
};

test.each(['', '--', '-', '…', 'প্রতিবেদন পাওয়া যায়নি', 'তথ্য নেই'])('"%s" is no report', (text) => {
  expect(status(text)).toBe('NONE');
});

test.each([
  'বাস্তবায়িত',
  'সিদ্ধান্তটি বাস্তবায়িত হয়েছে।',
  'প্রশিক্ষণ সম্পন্ন হয়েছে।',
  'সম্পন্ন',
  'বাস্তবায়ন করা হয়েছে',
  'শতভাগ বাস্তবায়িত',
  'ফ্রন্ট ডেস্ক স্থাপনের কাজ সম্পন্ন করা হয়েছে',
])('"%s" is done, in plain words', (text) => {
  expect(status(text)).toBe('IMPLEMENTED STATED');
});

test.each([
  ['সংশ্লিষ্ট সকলকে নির্দেশনা প্রদান করা হয়েছে।', 'IN_PROGRESS INFERRED'],
  ['দপ্তর প্রধানদের পত্র প্রেরণ করা হয়েছে', 'IN_PROGRESS INFERRED'],
  ['কর্মপরিকল্পনা বাস্তবায়ন নিশ্চিত করা হয়েছে।', 'IN_PROGRESS INFERRED'],
  ['তথ্য নিয়মিত হালনাগাদ করা হয়', 'IN_PROGRESS INFERRED'],
  ['কার্যক্রম চলমান রয়েছে', 'IN_PROGRESS STATED'],
  ['আলোচনা অব্যাহত রয়েছে।', 'IN_PROGRESS STATED'],
  ['কাজটি প্রক্রিয়াধীন', 'IN_PROGRESS STATED'],
  ['বাস্তবায়নাধীন', 'IN_PROGRESS STATED'],
  ['আংশিক বাস্তবায়িত', 'IN_PROGRESS STATED'],
  ['সম্পন্ন করার জন্য নির্দেশনা প্রদান করা হয়েছে', 'IN_PROGRESS INFERRED'],
  ['দ্রুত সম্পন্ন করা হবে', 'NOT_STARTED INFERRED'],
  ['প্রশিক্ষণ সম্পন্ন হয়েছে, বাকি কাজ চলমান', 'IN_PROGRESS STATED'],
  ['এখনও সম্পন্ন হয়নি', 'IN_PROGRESS STATED'],
  ['কাজ শুরু করা হয়নি', 'NOT_STARTED STATED'],
  ['মেলা আয়োজন করা হবে', 'NOT_STARTED INFERRED'],
  ['সিদ্ধান্তটি বাতিল করা হয়েছে', 'DROPPED STATED'],
  ['৮০% সম্পন্ন', 'IN_PROGRESS STATED'],
])('"%s" is not done: %s', (text, expected) => {
  expect(status(text)).toBe(expected);
});

test('a continuing decision is never done for good', () => {
  expect(status('সম্পন্ন হয়েছে', true)).toBe('IN_PROGRESS STATED');
  expect(readProgress('সম্পন্ন হয়েছে', true).heldBack).toBe(true);
});

test('words that no rule knows are in progress, and say that they were not understood', () => {
  expect(readProgress('কপি সংযুক্ত', false)).toMatchObject({
    status: 'IN_PROGRESS',
    statusBasis: 'INFERRED',
    understood: false,
  });
});

test('the percentage is told where there is just one', () => {
  expect(readProgress('৬৫% কাজ হয়েছে', false).percent).toBe(65);
  expect(readProgress('১০০% বাস্তবায়িত', false)).toMatchObject({ percent: 100, status: 'IMPLEMENTED' });
  expect(readProgress('৫টিতে ৬০%, ৩টিতে ৩০%', false).percent).toBeNull();
});
