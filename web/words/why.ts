import { inBoth } from './in-both';

/** Words of the page that says why a number is what it is. */
export const whyWords = inBoth({
  whyTitle: ['এই সংখ্যা কেন', 'Why this number'],
  theNumber: ['সংখ্যাটি', 'The number'],
  theRule: ['গণনার নিয়ম', 'The rule'],
  outOf: ['এর মধ্যে', 'out of'],
  numerator: ['লব', 'Numerator'],
  denominator: ['হর', 'Denominator'],
  records: ['পেছনের নথি', 'The records behind it'],
  noRecords: [
    'এই সংখ্যা নথি গুনে নয়, বিধান থেকে আসে; তাই এর নথির তালিকা নেই।',
    'This number follows from rules and not from records, so there is no list of records.',
  ],
  noneCounted: ['গোনার মতো কোনো নথি নেই: সংখ্যাটি শূন্য।', 'No record counts: the number is zero.'],
  theQuery: ['প্রশ্নটি (GraphQL)', 'The query (GraphQL)'],
  queryNote: [
    'এই প্রশ্নেই নথিগুলো পাওয়া গেছে; যে কেউ একই উত্তর পাবেন, যিনি একই নথি দেখতে পারেন।',
    'This very query gave the records above; whoever may see the same records gets the same answer.',
  ],
  variables: ['চলক', 'Variables'],
  openConsole: ['কনসোলে খুলুন', 'Open in the console'],
  otherMeasure: ['অন্য সংখ্যা', 'Another number'],
  aboutDecisions: ['সিদ্ধান্তের সংখ্যা', 'Numbers of decisions'],
  aboutPlans: ['কর্মপরিকল্পনার সংখ্যা', 'Numbers of plans'],
  scopeSelf: ['শুধু এলাকাটির নিজের', 'the area itself only'],
  scopeSubtree: ['এলাকা ও এর অধীন সব', 'the area and all below it'],
  scope: ['পরিধি', 'Scope'],
  basis: ['ভিত্তি', 'Basis'],
  noPercent: ['হার নেই', 'no percentage'],
  badMeasure: ['এমন কোনো সংখ্যা নেই', 'There is no such number'],
  badMeasureDo: ['নিচের তালিকা থেকে একটি সংখ্যা বাছুন।', 'Choose one of the numbers below.'],
  notNow: [
    'সংখ্যাটি এখন পাওয়া যাচ্ছে না; একটু পরে আবার চেষ্টা করুন।',
    'The number cannot be had at the moment; try again in a while.',
  ],
});
