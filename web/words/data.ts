import { inBoth } from './in-both';

/** Words of the page of the files of data. */
export const dataWords = inBoth({
  dataTitle: ['বছরভিত্তিক তথ্য', 'Data by year'],
  dataLead: [
    'প্রতি অর্থবছরে যা প্রকাশিত, তার সবটা ফাইল আকারে: যে কেউ, কোনো চাবি ছাড়াই নিতে পারেন। ফাইলগুলো চাওয়ার সময় লেখা হয়, এবং সর্বোচ্চ এক ঘণ্টা পুরোনো।',
    'All that is published of each fiscal year, as files: for everybody, without a key. They are written when they are asked for, and are at most an hour old.',
  ],
  dataFiles: ['ফাইল', 'Files'],
  years: ['অর্থবছর', 'Fiscal years'],
  yearsNote: [
    'ফাঁকা বছরও ফাইল দেয়; তাতে শুধু এলাকা থাকে।',
    'A year without records has files too; only areas are in them.',
  ],
  dutiesInAll: ['দায়িত্ব', 'Assignments'],
  activitiesInAll: ['কার্যক্রম', 'Activities'],
  packageFile: ['বিবরণ (JSON)', 'Description (JSON)'],
  packageNote: [
    'datapackage.json ফাইলে প্রতিটি কলামের বিবরণ, ফাইলের সময় ও প্রতিটি ফাইলের হ্যাশ থাকে (Frictionless Data Package)।',
    'datapackage.json tells every column, the time of the files and the hash of each (Frictionless Data Package).',
  ],
  licenceTitle: ['শর্ত', 'Terms'],
  dictionary: ['কলামগুলোর অর্থ', 'What the columns mean'],
  dictionaryNote: [
    'CSV ফাইল UTF-8 (এক্সেলের জন্য চিহ্নসহ), প্রথম সারিতে কলামের নাম। যা জানা নেই তা ফাঁকা, শূন্য নয়। = + - @ দিয়ে শুরু লেখার আগে একটি ঊর্ধ্বকমা থাকে, যাতে স্প্রেডশিট সেটিকে সূত্র না ভাবে। এলাকার কোড লেখা, সংখ্যা নয়।',
    'The files are CSV in UTF-8 (with a mark for Excel), the names of the columns in the first row. What is not known is blank, never zero. A text that begins with = + - @ has an apostrophe before it, so that no spreadsheet takes it for a formula. Codes of areas are text, not numbers.',
  ],
  column: ['কলাম', 'Column'],
  columnType: ['ধরন', 'Type'],
  columnMeaning: ['অর্থ', 'Meaning'],
  neverBlank: ['কখনো ফাঁকা নয়', 'never blank'],
  refersTo: ['যে ফাইলে:', 'named in'],
  percent: ['শতাংশ', 'percent'],
  days: ['দিন', 'days'],
  steps: ['ধাপ', 'steps'],
  times: ['বার', 'times'],
});
