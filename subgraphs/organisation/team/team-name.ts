import type { AreaRecord, Level } from '../../../lib/directory/records';

const TITLES: Readonly<Record<Level, { en: string; bn: string }>> = {
  COUNTRY: { en: 'Innovation Team', bn: 'ইনোভেশন টিম' },
  DIVISION: { en: 'Divisional Innovation Team', bn: 'বিভাগীয় ইনোভেশন টিম' },
  DISTRICT: { en: 'District Innovation Team', bn: 'জেলা ইনোভেশন টিম' },
  UPAZILA: { en: 'Upazila Innovation Team', bn: 'উপজেলা ইনোভেশন টিম' },
  UNION: { en: 'Union Innovation Team', bn: 'ইউনিয়ন ইনোভেশন টিম' },
};

/** What the team of an area is called where no order says it. */
export function teamNames({ level, nameEn, nameBn }: AreaRecord): { nameEn: string; nameBn: string } {
  const { en, bn } = TITLES[level];
  return { nameEn: `${en}, ${nameEn}`, nameBn: `${bn}, ${nameBn}` };
}
