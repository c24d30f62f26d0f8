import { toLatinDigits } from './digits';

/**
 * One key for equal text, whatever keyboard or encoding wrote it.
 *
 * NFC, then: joiners, soft hyphens and marks of direction are dropped, the legacy
 * khanda ta (ত্ + joiner) becomes ৎ, Bangla digits become Latin ones, letters go to
 * lower case, and runs of space or punctuation become one space. Letters that differ
 * in meaning (ড and ড়, ি and ী, ণ and ন) stay different.
 */
export function foldKey(text: string): string {
  return toLatinDigits(
    text
      .normalize('NFC')
      .replace(/\u09A4\u09CD\u200D/g, '\u09CE')
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, ''),
  )
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
