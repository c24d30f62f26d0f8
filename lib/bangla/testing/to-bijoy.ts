import { BIJOY_LETTERS, BIJOY_REPH } from '../bijoy-letters';

/** Writes Unicode Bangla for a Bijoy font, as a typist sees it: only what tests need to come back from. */
export function toBijoy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u09CB/g, '\u09C7\u09BE')
    .replace(/\u09CC/g, '\u09C7\u09D7')
    .replace(/আ/g, 'অা')
    .replace(SYLLABLE, (_, reph: string | undefined, cluster: string, sign: string) => {
      const before = /^[িেৈ]/.exec(sign)?.[0] ?? '';
      return `${before}${cluster}${reph ? BIJOY_REPH : ''}${sign.slice(before.length)}`;
    })
    .replace(LONGEST_SHAPES, (shape) => SHAPES.get(shape) ?? shape);
}

const LETTER = '[\u0995-\u09B9\u09CE\u09DC-\u09DF]\u09BC?';
const SYLLABLE = new RegExp(`(র্)?(${LETTER}(?:্${LETTER})*)([\u09BE-\u09CC\u09D7]*)`, 'g');

const SHAPES = new Map(
  Object.entries(BIJOY_LETTERS)
    .filter(([letter]) => !'æ–'.includes(letter))
    .map(([letter, shape]) => [shape.normalize('NFC'), letter] as const),
);
const LONGEST_SHAPES = new RegExp(
  [...SHAPES.keys()]
    .sort((a, b) => b.length - a.length)
    .map((shape) => shape.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
  'g',
);
