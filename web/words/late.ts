import { inBoth } from './in-both';

/** Words of the whole list of what is late. */
export const lateWords = inBoth({
  lateTitle: ['যা বিলম্বিত', 'What is late'],
  lateNote: [
    'সবচেয়ে বেশি দিন বিলম্বিত আগে; সময়সীমার পরের দিন থেকে গণনা।',
    'The longest late first, counted from the day after the due day.',
  ],
  lateDecisions: ['সভার সিদ্ধান্ত', 'Decisions of meetings'],
  lateActivities: ['কর্মপরিকল্পনার কার্যক্রম', 'Activities of plans'],
  whichKind: ['কী বিলম্বিত', 'What is late'],
  lateReason: ['কারণ', 'Reason'],
  anyReason: ['যেকোনো কারণ', 'any reason'],
  NOT_REPORTED: ['কোনো প্রতিবেদন আসেনি', 'never reported'],
  NOT_DONE: ['প্রতিবেদন অনুযায়ী শেষ হয়নি', 'reported, not done'],
  REPORT_MISSING: ['চাওয়া প্রতিবেদন আসেনি', 'the report asked for is missing'],
  OCCURRENCE_MISSED: ['একটি ধাপের সময় পেরিয়েছে', 'a dated step missed'],
  whichYears: ['কোন অর্থবছর', 'Fiscal years'],
  recentYears: ['এ বছর ও আগের বছর', 'this year and the last'],
  archiveYears: ['আরও পুরোনো', 'older ones'],
  lateBy: ['বিলম্ব', 'Late by'],
  noReportYet: ['প্রতিবেদন নেই', 'no report'],
  nothingLate: ['এই বাছাইয়ে কিছুই বিলম্বিত নয়।', 'Nothing is late by this choice.'],
  olderToo: ['আরও পুরোনো অর্থবছরের তালিকা দেখুন', 'See the list of older fiscal years'],
  item: ['সিদ্ধান্ত বা কার্যক্রম', 'Decision or activity'],
});
