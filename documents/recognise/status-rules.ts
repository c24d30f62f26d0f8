import type { ProgressStatus } from './paper-reading';

export interface StatusRule {
  /** Stable: it is kept on the record beside the status. */
  readonly name: string;
  readonly status: ProgressStatus;
  readonly basis: 'STATED' | 'INFERRED';
  /** Words of the cell, any of which makes the rule apply; compared by loose key. `$` is the end of the cell. */
  readonly words: readonly string[];
  /** Words that take the rule away again. */
  readonly unless?: readonly string[];
  /** Whether the words must be all that the cell says. */
  readonly alone?: boolean;
}

/**
 * The published table: what the prose of a progress report means. The first rule that applies wins.
 * "Done" must be said in plain words and without anything that is still going on, planned or ordered;
 * that instructions were given, or that something "has been done" within a decision, is not done.
 */
export const STATUS_RULES: readonly StatusRule[] = [
  {
    name: 'nothing-reported',
    status: 'NONE',
    basis: 'STATED',
    words: [
      'প্রতিবেদন পাওয়া যায়নি',
      'তথ্য পাওয়া যায়নি',
      'প্রতিবেদন পাওয়া যায় নাই',
      'তথ্য পাওয়া যায় নাই',
      'প্রতিবেদন পাওয়া যায় নি',
      'প্রতিবেদন দাখিল করা হয়নি',
      'তথ্য প্রেরণ করা হয়নি',
    ],
  },
  {
    name: 'nothing-reported',
    status: 'NONE',
    basis: 'STATED',
    words: ['নেই', 'নাই', 'প্রযোজ্য নয়', 'শূন্য', 'তথ্য নেই', 'তথ্য নাই', 'প্রতিবেদন নেই'],
    alone: true,
  },
  {
    name: 'dropped',
    status: 'DROPPED',
    basis: 'STATED',
    words: [
      'সিদ্ধান্ত বাতিল',
      'সিদ্ধান্তটি বাতিল',
      'বাতিল করা হয়েছে',
      'বাতিল করা হলো',
      'বাতিল হয়েছে',
      'কার্যক্রম বাতিল',
    ],
    unless: ['আবেদন বাতিল', 'লাইসেন্স বাতিল', 'নিবন্ধন বাতিল'],
  },
  {
    name: 'partly-done',
    status: 'IN_PROGRESS',
    basis: 'STATED',
    words: [
      'আংশিক বাস্তবায়িত',
      'আংশিক সম্পন্ন',
      'আংশিক বাস্তবায়ন',
      'আংশিকভাবে',
      'বাস্তবায়নাধীন',
      'প্রক্রিয়াধীন',
      'প্রায় সম্পন্ন',
      'শেষ পর্যায়ে',
    ],
  },
  {
    name: 'not-started',
    status: 'NOT_STARTED',
    basis: 'STATED',
    words: [
      'শুরু হয়নি',
      'শুরু করা হয়নি',
      'শুরু হয় নাই',
      'শুরু করা যায়নি',
      'বাস্তবায়ন করা হয়নি',
      'বাস্তবায়িত হয়নি',
      'বাস্তবায়ন হয়নি',
      'গ্রহণ করা হয়নি',
      'গ্রহণ করা হয় নাই',
      'বাস্তবায়ন করা সম্ভব হয়নি',
      'বাস্তবায়িত হয় নাই',
      'বাস্তবায়ন হয় নাই',
    ],
    unless: ['চলমান', 'অব্যাহত'],
  },
  {
    name: 'going-on',
    status: 'IN_PROGRESS',
    basis: 'STATED',
    words: [
      'চলমান রয়েছে',
      'চলমান আছে',
      'চলমান রাখা',
      'চলমান থাকবে',
      'কার্যক্রম চলমান',
      'কাজ চলমান',
      'চলমান$',
      'চলমান এবং',
      'চলছে',
      'চলিতেছে',
      'অব্যাহত',
      'করা হচ্ছে',
      'নেওয়া হচ্ছে',
      'হচ্ছে',
      'করা হইতেছে',
      'হইতেছে',
    ],
    unless: [
      'চলমান নেই',
      'চলমান নাই',
      'অব্যাহত রাখার জন্য নির্দেশ',
      'অব্যাহত রাখার নির্দেশ',
      'অব্যাহত রাখার জন্য অনুরোধ',
    ],
  },
  {
    name: 'ordered',
    status: 'IN_PROGRESS',
    basis: 'INFERRED',
    words: [
      'নির্দেশনা প্রদান',
      'নির্দেশনা দেওয়া',
      'নির্দেশ প্রদান',
      'নির্দেশ দেওয়া',
      'নির্দেশনা দেয়া',
      'অনুরোধ করা',
      'পত্র প্রেরণ',
      'পত্র দেওয়া',
      'চিঠি দেওয়া',
      'তাগিদ',
      'অবহিত করা',
      'বলা হয়েছে',
      'পরামর্শ প্রদান',
    ],
    unless: ['বাস্তবায়িত', 'সম্পন্ন'],
  },
  {
    name: 'not-done-yet',
    status: 'IN_PROGRESS',
    basis: 'STATED',
    words: ['সম্পন্ন হয়নি', 'সম্পন্ন হয় নাই', 'সম্পন্ন করা হয়নি', 'সম্পন্ন করা যায়নি', 'শেষ হয়নি'],
  },
  {
    name: 'done-in-plain-words',
    status: 'IMPLEMENTED',
    basis: 'STATED',
    words: [
      'বাস্তবায়িত',
      'বাস্তবায়িত হয়েছে',
      'সম্পন্ন হয়েছে',
      'সম্পন্ন করা হয়েছে',
      'সুসম্পন্ন',
      'কাজ সম্পন্ন',
      'কার্যক্রম সম্পন্ন',
      'সম্পাদিত হয়েছে',
      'সম্পন্ন',
    ],
    unless: [
      'করা হবে',
      'হবে',
      'সম্পন্ন করার',
      'সম্পন্নের',
      'বাস্তবায়িতব্য',
      'বাস্তবায়িত হলে',
      'সম্পন্ন করতে',
      'সম্পন্ন করে',
      'নির্দেশনা',
      'অনুরোধ',
      'তাগিদ',
      'বাকি',
      'অবশিষ্ট',
      'আংশিক',
      'কিছু',
      'মধ্যে',
      'সম্পন্ন প্রকল্প',
      'বাস্তবায়িত প্রকল্প',
      'বাস্তবায়িত উদ্ভাবনী',
      'বাস্তবায়িত উদ্যোগ',
    ],
  },
  {
    name: 'decision-carried-out',
    status: 'IMPLEMENTED',
    basis: 'STATED',
    words: ['সিদ্ধান্তটি বাস্তবায়ন করা হয়েছে', 'সিদ্ধান্ত বাস্তবায়ন করা হয়েছে', 'বাস্তবায়ন করা হয়েছে'],
    alone: true,
  },
  {
    name: 'planned',
    status: 'NOT_STARTED',
    basis: 'INFERRED',
    words: [
      'করা হবে',
      'গ্রহণ করা হবে',
      'আয়োজন করা হবে',
      'করা হইবে',
      'নেওয়া হবে',
      'প্রেরণ করা হবে',
      'পরিকল্পনা রয়েছে',
      'শুরু হবে',
    ],
    unless: ['হয়েছে', 'করা হয়', 'শুরু করা হয়েছে'],
  },
  {
    name: 'something-was-done',
    status: 'IN_PROGRESS',
    basis: 'INFERRED',
    words: [
      'হয়েছে',
      'হইয়াছে',
      'করা হয়',
      'করেন',
      'করেছে',
      'করেছেন',
      'করছেন',
      'করছে',
      'হয়ে থাকে',
      'করা আছে',
      'রয়েছে',
      'করা হলো',
      'হয়েছেন',
    ],
  },
];

/** What figures mean where the words leave it open. */
export const FIGURE_RULES = [
  {
    name: 'hundred-percent',
    status: 'IMPLEMENTED',
    basis: 'STATED',
    when: '100 %, or শতভাগ, where no rule but `something-was-done` applies',
  },
  { name: 'percent', status: 'IN_PROGRESS', basis: 'STATED', when: 'one percentage from 1 to 99' },
  { name: 'percent', status: 'NOT_STARTED', basis: 'STATED', when: '0 %' },
  {
    name: 'figures',
    status: 'IN_PROGRESS',
    basis: 'INFERRED',
    when: 'nothing but numbers, not all zero (all zero: `NOT_STARTED`)',
  },
] as const;
