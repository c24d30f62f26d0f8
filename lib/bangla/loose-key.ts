import { foldKey } from './fold';

/**
 * A key under which the usual misspellings and misreadings of a Bangla word are equal.
 *
 * Looser than `foldKey`: long and short vowels, the three s, the two n, জ and য, ড় ঢ় and র,
 * য় and য are one letter each; the hasanta, chandrabindu and visarga fall away. Two different words can meet
 * under it, so use it only to choose among a few candidates, and tell the reader that it was used.
 */
export function looseKey(text: string): string {
  const letters = foldKey(text.normalize('NFC').replace(/[\u09A1\u09A2]\u09BC/g, 'র'));
  let key = '';
  for (const letter of letters) key += SAME_LETTER[letter] ?? letter;
  return key;
}

const SAME_LETTER: Record<string, string> = {
  'ঁ': '',
  'ঃ': '',
  '্': '',
  '়': '',
  'ী': 'ি',
  'ূ': 'ু',
  'ৈ': 'ে',
  'ৌ': 'ো',
  'ঈ': 'ই',
  'ঊ': 'উ',
  'ঐ': 'এ',
  'ঔ': 'ও',
  'ণ': 'ন',
  'শ': 'স',
  'ষ': 'স',
  'য': 'জ',
  'ঙ': 'ং',
  'ৎ': 'ত',
  'ঠ': 'ট',
};
