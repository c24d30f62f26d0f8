import type { Column } from '../data-file';

interface OfMemo {
  readonly memo: {
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly subject: string | null;
  } | null;
  readonly publishedAt: string | null;
  readonly recordedAt: string;
}

/** The memo that a record comes from, and since when the hub has and shows it. */
export const ofMemo: readonly Column<OfMemo>[] = [
  {
    name: 'memoNumber',
    type: 'string',
    en: 'The number of its memo, as written.',
    bn: 'স্মারক নম্বর, যেমন লেখা আছে।',
    of: ({ memo }) => memo?.number,
  },
  {
    name: 'memoIssuedOn',
    type: 'date',
    en: 'The day of its memo.',
    bn: 'স্মারকের তারিখ।',
    of: ({ memo }) => memo?.issuedOn,
  },
  {
    name: 'memoSubject',
    type: 'string',
    en: 'The subject of its memo.',
    bn: 'স্মারকের বিষয়।',
    of: ({ memo }) => memo?.subject,
  },
  {
    name: 'recordedAt',
    type: 'datetime',
    required: true,
    en: 'When the hub recorded it (UTC).',
    bn: 'হাবে নথিভুক্ত হওয়ার সময় (UTC)।',
    of: ({ recordedAt }) => recordedAt,
  },
  {
    name: 'publishedAt',
    type: 'datetime',
    required: true,
    en: 'When it was made public (UTC).',
    bn: 'প্রকাশের সময় (UTC)।',
    of: ({ publishedAt }) => publishedAt,
  },
];
