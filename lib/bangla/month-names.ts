import { BANGLA_MONTHS } from './calendar';
import { editDistance, similarity } from './similarity';
import { looseKey } from './loose-key';

export type Era = 'GREGORIAN' | 'BANGLA';

export interface MonthName {
  readonly era: Era;
  /** 1 to 12; Boishakh and January are 1. */
  readonly month: number;
  /** False where the word is no accepted spelling and the nearest month was taken. */
  readonly exact: boolean;
}

/**
 * The month that a word names, in either calendar and either script, with or without a case ending
 * ("জুনের"). Null where the word is no month; misspellings are not tried here.
 */
export function findMonth(word: string): MonthName | null {
  const key = looseKey(word);
  for (const form of withoutEnding(key)) {
    const found = BY_KEY.get(form);
    if (found) return found;
  }
  return null;
}

/**
 * The month that a word standing between a day and a year most likely means. Used only there, where
 * the neighbours say that a month is meant; null where two months are equally near or none is.
 */
export function guessMonth(word: string, era: Era): MonthName | null {
  const key = looseKey(word);
  let best: { month: MonthName; distance: number } | null = null;
  let second = Infinity;
  for (const [name, month] of BY_KEY) {
    if (month.era !== era || !BENGALI.test(name)) continue;
    const distance = apart(key, name);
    if (best === null || distance < best.distance) {
      if (best !== null && best.month.month !== month.month) second = best.distance;
      best = { month, distance };
    } else if (best.month.month !== month.month) second = Math.min(second, distance);
  }
  return best !== null && best.distance <= 0.5 && best.distance < second
    ? { ...best.month, exact: false }
    : null;
}

/** Vowel signs are what a scan loses first, so words are also compared by their consonants. */
function apart(key: string, name: string): number {
  if (editDistance(key, name, 1) <= 1 && [...name].length >= 4) return 0.1;
  const bones = key.replace(SIGNS, '');
  const nameBones = name.replace(SIGNS, '');
  const start = bones.slice(0, 2) === nameBones.slice(0, 2) ? 0.1 : 0;
  return 1 - Math.max(similarity(key, name), similarity(bones, nameBones)) - start;
}

function withoutEnding(key: string): string[] {
  return [
    key,
    ...ENDINGS.filter((ending) => key.endsWith(ending)).map((ending) => key.slice(0, -ending.length)),
  ];
}

const BENGALI = /[\u0980-\u09FF]/;
const SIGNS = /[\u09BE-\u09CC]/g;
const ENDINGS = ['জের', 'এর', 'ের', 'র', 'ে', 'তে'];

const GREGORIAN: readonly string[][] = [
  ['জানুয়ারি', 'জানুয়ারী', 'জানু', 'january', 'jan'],
  ['ফেব্রুয়ারি', 'ফেব্রুয়ারী', 'ফেব্রু', 'ফেব্রয়ারি', 'february', 'feb'],
  ['মার্চ', 'march', 'mar'],
  ['এপ্রিল', 'এপ্রিলে', 'april', 'apr'],
  ['মে', 'may'],
  ['জুন', 'june', 'jun'],
  ['জুলাই', 'july', 'jul'],
  ['আগস্ট', 'আগষ্ট', 'অগাস্ট', 'আগাস্ট', 'august', 'aug'],
  ['সেপ্টেম্বর', 'সেপ্টম্বর', 'সেপ্ট', 'september', 'sept', 'sep'],
  ['অক্টোবর', 'অক্টবর', 'october', 'oct'],
  ['নভেম্বর', 'november', 'nov'],
  ['ডিসেম্বর', 'december', 'dec'],
];

const BANGLA_VARIANTS: readonly string[][] = [
  ['বৈশাখ', 'বোশেখ'],
  ['জ্যৈষ্ঠ', 'জৈষ্ঠ', 'জ্যৈষ্ট', 'জ্যেষ্ঠ'],
  ['আষাঢ়', 'আষাড়'],
  ['শ্রাবণ', 'শ্রাবন'],
  ['ভাদ্র'],
  ['আশ্বিন'],
  ['কার্তিক', 'কার্ত্তিক'],
  ['অগ্রহায়ণ', 'অগ্রহায়ন', 'অগ্রাহায়ণ'],
  ['পৌষ'],
  ['মাঘ'],
  ['ফাল্গুন', 'ফালগুন', 'ফাগুন'],
  ['চৈত্র'],
];

const BY_KEY = new Map<string, MonthName>();
const learn = (spellings: readonly string[][], era: Era): void => {
  spellings.forEach((names, index) => {
    for (const name of names) BY_KEY.set(looseKey(name), { era, month: index + 1, exact: true });
  });
};
learn(GREGORIAN, 'GREGORIAN');
learn(
  BANGLA_MONTHS.map((name) => [name]),
  'BANGLA',
);
learn(BANGLA_VARIANTS, 'BANGLA');
