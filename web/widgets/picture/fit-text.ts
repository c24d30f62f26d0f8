import type { Letters } from './letters';

const clusters = new Intl.Segmenter('bn', { granularity: 'grapheme' });

/** What XML cannot hold in any form, once white space is plain. */
const NOT_XML = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A line no wider than `most` at size 1; what is left out is told by three dots, and no letter loses its signs. */
export function fitted(letters: Letters, text: string, most: number, bold: boolean): string {
  const plain = text.replace(/\s+/g, ' ').replace(NOT_XML, '').trim();
  if (letters.width(plain, bold) <= most) return plain;
  const parts = [...clusters.segment(plain)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, parts.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (letters.width(`${parts.slice(0, middle).join('')}…`, bold) <= most) fits = middle;
    else tooMany = middle;
  }
  return `${parts.slice(0, fits).join('').trimEnd()}…`;
}

/** Up to so many lines, broken between words; the last one is shortened. */
export function inLines(letters: Letters, text: string, most: number, lines: number): readonly string[] {
  const words = text.trim().split(/\s+/);
  const written: string[] = [];
  while (words.length > 0 && written.length < lines - 1) {
    let line = words.shift() ?? '';
    while (words.length > 0 && letters.width(`${line} ${words[0] ?? ''}`, false) <= most)
      line = `${line} ${words.shift() ?? ''}`;
    written.push(line);
  }
  if (words.length > 0) written.push(words.join(' '));
  return written.map((line) => fitted(letters, line, most, false));
}
