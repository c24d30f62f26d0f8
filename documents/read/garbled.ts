/**
 * A few words from a text whose letters do not make up Bangla: glyphs without letters, signs without the letter
 * they stand on, one encoding read as another. Null where the text can be read, a slip here and there included.
 */
export function garbledWords(text: string): string | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{M}\p{Co}\uFFFD]/u.test(word));
  const garbled = words.filter(isGarbled);
  if (garbled.length < 3 || garbled.length < words.length * MOST_SLIPS) return null;
  return garbled.slice(0, 6).join(' ').slice(0, 120);
}

/** Papers put into text by machine have slips in one word of a hundred. */
const MOST_SLIPS = 0.05;

function isGarbled(word: string): boolean {
  return NO_LETTER.test(word) || LOST_SIGN.test(word.normalize('NFC')) || OTHER_ENCODING.test(word);
}

/** Nothing that a person typed: no letter known, private letters, controls. */
const NO_LETTER = /[\uFFFD\p{Co}\p{Cn}\p{Cc}]/u;
/** A sign at the start of a word or behind another sign, a hasanta behind a sign. */
const LOST_SIGN = new RegExp(
  '(?:^|[^\u0980-\u09FF\u200C\u200D\u25CC])[\u09BC\u09BE-\u09CD\u09D7]' +
    '|[\u09BE-\u09CC][\u09BE-\u09CD]|\u09CD[\u09BE-\u09CC\u09CD]|[\u0985-\u0994][\u09BF-\u09CC]',
);
/** UTF-8 read as the Windows page, once or twice; letters of the Latin-1 page in a row. */
const OTHER_ENCODING = /à[¦§]|Ã[ -¿]|[¡-ÿ†‡‰Šš›Œœ‹]{3}/;
