import { inBoth } from './in-both';

/** Words inside a widget, apart from those of the pages: they travel with its script. `{n}` and `{of}` are numbers. */
export const cardWords = inBoth({
  sopan: ['সোপান', 'Sopan'],
  COUNTRY: ['দেশ', 'Country'],
  DIVISION: ['বিভাগ', 'Division'],
  DISTRICT: ['জেলা', 'District'],
  UPAZILA: ['উপজেলা', 'Upazila'],
  UNION: ['ইউনিয়ন', 'Union'],
  progress: ['অগ্রগতি', 'Progress'],
  late: ['বিলম্বিত', 'Late'],
  meetings: ['সাম্প্রতিক সভা', 'Latest meetings'],
  fiscalYear: ['অর্থবছর {n}', 'Fiscal year {n}'],
  decisionsImplemented: ['সিদ্ধান্ত বাস্তবায়ন', 'Decisions implemented'],
  plansComplete: ['কর্মপরিকল্পনার অগ্রগতি', 'Progress of action plans'],
  implementedOf: ['{of}টির মধ্যে {n}টি বাস্তবায়িত', '{n} of {of} implemented'],
  completedOf: ['{of}টি কার্যক্রমের মধ্যে {n}টি সম্পন্ন', '{n} of {of} activities completed'],
  notReported: ['প্রতিবেদন নেই {n}টির', 'no report on {n}'],
  nothingReported: ['{of}টির কোনোটিরই প্রতিবেদন নেই', 'None of {of} reported on yet'],
  nothingAssigned: ['কোনো সিদ্ধান্ত লিপিবদ্ধ নেই', 'No decision on record'],
  nothingPlanned: ['কোনো কার্যক্রম লিপিবদ্ধ নেই', 'No activity on record'],
  overdue: ['বিলম্বিত {n}টি', '{n} late'],
  noneLate: ['কিছুই বিলম্বিত নয়', 'Nothing is late'],
  noneLateNow: ['এ বছর ও গত বছরের কিছুই বিলম্বিত নয়', 'Nothing of this year or the last is late'],
  olderLate: ['আগের বছরগুলোর {n}টি বিলম্বিত', '{n} of earlier years late'],
  daysLate: ['{n} দিন', '{n} days'],
  dayLate: ['{n} দিন', '{n} day'],
  allLate: ['সব বিলম্ব দেখুন', 'See all that is late'],
  allMeetings: ['সব সভা দেখুন', 'See all meetings'],
  allProgress: ['বিস্তারিত দেখুন', 'See the details'],
  noMeetings: ['কোনো সভা লিপিবদ্ধ নেই', 'No meeting on record'],
  meeting: ['সভা', 'Meeting'],
  partAway: ['এই অংশ এখন পাওয়া যাচ্ছে না', 'This part cannot be had now'],
  asOf: ['{n} তারিখের হিসাব', 'As of {n}'],
  daysOld: ['তথ্য {n} দিন আগের', 'Figures of {n} days ago'],
  dayOld: ['তথ্য {n} দিন আগের', 'Figures of {n} day ago'],
  waiting: ['আনা হচ্ছে …', 'Loading …'],
  unknown: ['এই কোডে কোনো এলাকা নেই', 'No area has this code'],
  away: ['এখন দেখানো যাচ্ছে না', 'Cannot be shown now'],
  lookThere: ['সোপানে দেখুন', 'Look at Sopan'],
});

export type CardWords = (typeof cardWords)['en'];

/** A sentence with its numbers written in. */
export function filled(sentence: string, n: string, of = ''): string {
  return sentence.replace('{n}', n).replace('{of}', of);
}
