import type { Verification } from '../../operations';
import type { Column } from '../data-file';

interface Reported {
  readonly reports: {
    readonly edges: readonly {
      readonly node: { readonly text: string | null; readonly verification: Verification };
    }[];
  } | null;
}

/** What was last reported, and what the superior office has made of it. */
export const lastReport: readonly Column<Reported>[] = [
  {
    name: 'verification',
    type: 'string',
    values: ['CLAIMED', 'VERIFIED', 'DISPUTED'] satisfies Verification[],
    en: 'What the superior office has made of the latest report; blank where there is none.',
    bn: 'সর্বশেষ প্রতিবেদন নিয়ে ঊর্ধ্বতন দপ্তরের মত; প্রতিবেদন না থাকলে ফাঁকা।',
    of: ({ reports }) => reports?.edges[0]?.node.verification,
  },
  {
    name: 'lastReport',
    type: 'string',
    en: 'The words of the latest report.',
    bn: 'সর্বশেষ প্রতিবেদনের ভাষ্য।',
    of: ({ reports }) => reports?.edges[0]?.node.text,
  },
];
