import { parseDate } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import { trimEnd } from '../../lib/bangla/trim-end';
import type { Day } from '../../lib/time/day';
import { withoutMailAddresses } from './mail-addresses';
import type { PaperLine } from './paper-lines';
import type { Signature } from './paper-reading';
import { beginsLike, phrase } from './words';

/** A signature with the words of its lines, which often name the place. */
export interface SignatureBlock extends Signature {
  readonly raw: string;
  /** The day as it is written, where there is one. */
  readonly signedRaw: string | null;
}

/**
 * The signatures of a paper in order: a post on a line of its own under a name, mostly in brackets.
 * The day written by hand over the name belongs to it.
 */
export function signaturesOf(lines: readonly PaperLine[]): SignatureBlock[] {
  const blocks: SignatureBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.cells > 1 || !isPost(line.text)) continue;
    const name = nameAbove(lines, at);
    if (name === null) continue;
    const place = placeBelow(lines, at);
    const signed = dayAbove(lines, name.index);
    blocks.push({
      name: name.text,
      post: withoutContacts(trimEnd(line.text, '।,; ').trim()),
      signedOn: signed?.on ?? null,
      signedRaw: signed?.raw ?? null,
      line: line.line,
      raw: [line.text, ...place.texts].join(', '),
    });
    at += place.texts.length;
  }
  return blocks;
}

/** Takes phone numbers and mail addresses out of words that are kept outside the raw text. */
export function withoutContacts(text: string): string {
  return withoutMailAddresses(text)
    .replace(/(?:ফোন|মোবাইল|টেলিফোন|ই-?মেইল|ইমেইল|e-?mail|phone|mobile) ?(?:নং|নম্বর)? ?[:ঃ-]{0,2}/gi, '')
    .replace(/\+?[০-৯0-9][০-৯0-9-]{8,16}(?!\.?[০-৯0-9])/g, (number) => (isTime(number) ? number : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A day, or years from and to, written with dashes as phone numbers are. */
function isTime(number: string): boolean {
  return parseDate(number) !== null || /^(?:[১1][৯9]|[২2][০0])[০-৯0-9]{2}-[২2][০0][০-৯0-9]{2}$/.test(number);
}

/** A post stands at the start of a short line, without a number, a label or the end of a sentence. */
export function isPost(text: string): boolean {
  if (text.length > 80 || /^[০-৯0-9([]/.test(text) || /[:ঃ]/.test(text.slice(0, 30))) return false;
  const key = looseKey(text);
  return POSTS.some((post) => beginsLike(key, post));
}

function nameAbove(lines: readonly PaperLine[], at: number): { text: string | null; index: number } | null {
  const above = lines[at - 1];
  if (!above || above.cells > 1) return null;
  const text = above.text.trim();
  const bracketed = /^\(([^()]{2,60})\)$/.exec(text);
  if (bracketed?.[1]) return { text: isSignedMark(bracketed[1]) ? null : bracketed[1].trim(), index: at - 1 };
  if (isSignedMark(text)) return { text: null, index: at - 1 };
  const words = text.split(' ').length;
  const isName =
    words >= 2 &&
    words <= 6 &&
    !/[০-৯0-9:।,;ঃ]/.test(text) &&
    !isPost(text) &&
    !NOT_NAMES.some((word) => beginsLike(looseKey(text), word));
  const signed = dayAbove(lines, at - 1) !== null || isSignedMark(lines[at - 2]?.text ?? '');
  // A name without brackets is a name only under a day or "স্বাক্ষরিত"; else any short line would be one.
  if (isName && signed) return { text, index: at - 1 };
  return parseDate(text) ? { text: null, index: at } : null;
}

/** "স্বাক্ষরিত" and the like, which stand where a name is left out. */
export function isSignedMark(text: string): boolean {
  const key = looseKey(text);
  return text.length < 30 && (beginsLike(key, SIGNED) || key === SIGNED_SHORT);
}

function dayAbove(lines: readonly PaperLine[], index: number): { on: Day; raw: string } | null {
  for (let at = index - 1; at >= Math.max(0, index - 2); at -= 1) {
    const date = parseDate(lines[at]?.text ?? '');
    if (date?.precision === 'DAY') return { on: date.from, raw: date.raw };
  }
  return null;
}

/** The office and place under the post, up to a phone, a mail address or the next part of the letter. */
function placeBelow(lines: readonly PaperLine[], at: number): { texts: string[] } {
  const texts: string[] = [];
  for (const line of lines.slice(at + 1, at + 4)) {
    if (
      line.cells > 1 ||
      line.text.length > 60 ||
      /[০-৯0-9@:ঃ()]/.test(line.text) ||
      (line.afterGap && isPost(line.text))
    )
      break;
    if (NOT_NAMES.some((word) => beginsLike(looseKey(line.text), word))) break;
    texts.push(line.text);
  }
  return { texts };
}

const SIGNED = phrase('স্বাক্ষরিত');
/** "স্বাঃ" and "স্বা/-". */
const SIGNED_SHORT = looseKey('স্বাঃ');
const POSTS = [
  'জেলা প্রশাসক',
  'অতিরিক্ত জেলা প্রশাসক',
  'উপজেলা নির্বাহী অফিসার',
  'উপজেলা নির্বাহী কর্মকর্তা',
  'বিভাগীয় কমিশনার',
  'অতিরিক্ত বিভাগীয় কমিশনার',
  'সহকারী কমিশনার',
  'সিনিয়র সহকারী কমিশনার',
  'সিনিয়র সহকারী সচিব',
  'উপপরিচালক',
  'উপ-পরিচালক',
  'পরিচালক',
  'প্রোগ্রামার',
  'সহকারী প্রোগ্রামার',
  'ইনোভেশন অফিসার',
  'সভাপতি',
  'সদস্য সচিব',
  'উপসচিব',
  'যুগ্মসচিব',
  'উপজেলা শিক্ষা অফিসার',
  'জেলা শিক্ষা অফিসার',
].map(phrase);
const NOT_NAMES = [
  'গণপ্রজাতন্ত্রী বাংলাদেশ সরকার',
  'স্মারক',
  'নম্বর',
  'তারিখ',
  'অনুলিপি',
  'বিষয়',
  'দৃষ্টি আকর্ষণ',
  'সংযুক্তি',
  'ও',
].map(phrase);
