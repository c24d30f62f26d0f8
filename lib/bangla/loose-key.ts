import { foldKey } from './fold';

/**
 * A key under which the usual misspellings and misreadings of a Bangla word are equal.
 *
 * Looser than `foldKey`: long and short vowels, the three s, the two n, জ and য, ড় ঢ় and র,
 * য় and য are one letter each; the hasanta, chandrabindu and visarga fall away. Two different words can meet
 * under it, so use it only to choose among a few candidates, and tell the reader that it was used.
 */
export function looseKey(text: string): string {
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  const key = makeKey(text);
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  if (text.length <= LONGEST_KEPT) KEYS.set(text, key);
  return key;
}

/** The same headings, names and lines are folded again and again while one paper is read. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 8_192;
const LONGEST_KEPT = 400;

function makeKey(text: string): string {
  const letters = foldKey(withRephInPlace(text.normalize('NFC')).replace(/[\u09A1\u09A2]\u09BC/g, 'র'));
  let key = '';
  for (const letter of letters) key += SAME_LETTER[letter] ?? letter;
  return key;
}

/**
 * Text from old fonts has the reph behind the letter over which it stands ("মাচর্" for "মার্চ"). It is put back
 * where no letter follows, since there it can be nothing else.
 */
function withRephInPlace(text: string): string {
  return text.replace(
    /([\u0995-\u09B9]\u09BC?)([\u09BE-\u09CC]?)\u09B0\u09CD(?![\u0995-\u09B9\u09CE\u200C\u200D])/g,
    '\u09B0\u09CD$1$2',
  );
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
  ঈ: 'ই',
  ঊ: 'উ',
  ঐ: 'এ',
  ঔ: 'ও',
  ণ: 'ন',
  শ: 'স',
  ষ: 'স',
  য: 'জ',
  ঙ: 'ং',
  ৎ: 'ত',
  ঠ: 'ট',
};
