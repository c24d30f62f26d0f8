import { looseKey } from '../../lib/bangla/loose-key';
import { trimEnd } from '../../lib/bangla/trim-end';
import { leadingNumber, numberValue } from './item-number';
import type { PaperLine } from './paper-lines';
import { beginsLike, holds, holdsLike, phrase } from './words';

export type ProseLabel = 'TOPIC' | 'DISCUSSION' | 'DECISION' | 'IMPLEMENTER' | 'PROGRESS';

/** What a line of minutes in prose is: labelled, numbered, a heading ("স্বাস্থ্য বিভাগ:"), or running text. */
export interface ProsePart {
  readonly label: ProseLabel | 'NUMBER' | 'HEADING' | 'TEXT';
  readonly number: string | null;
  readonly text: string;
  readonly line: number;
  /** Whether "সিদ্ধান্তসমূহ" announces several. */
  readonly several: boolean;
  /** Whether it begins a paragraph. */
  readonly afterGap: boolean;
}

/** Tells what a line is; with `bare`, a label may also run into its text without a colon. */
export function prosePart(line: PaperLine, bare: boolean): ProsePart {
  const numbered = leadingNumber(line.text) ?? leadingOrdinal(line.text);
  const text = numbered?.rest ?? line.text;
  const place = { line: line.line, afterGap: line.afterGap };
  for (const { label, phrases } of LABELS) {
    const found = labelAt(text, phrases, label) ?? (bare ? bareLabelAt(text, phrases) : null);
    if (!found) continue;
    const number = found.number ?? (numbered && numberValue(numbered.number) > 0 ? numbered.number : null);
    return { ...place, label, number, text: found.rest, several: label === 'DECISION' && found.several };
  }
  const none = { ...place, number: null, several: false };
  if (announces(line.text)) return { ...none, label: 'DECISION', text: '', several: true };
  const plain = leadingNumber(line.text);
  if (plain) return { ...none, label: 'NUMBER', number: plain.number, text };
  const heading = line.text.replace(/[:ঃ–-]{1,3}$/, '').trim();
  if (heading.length < line.text.length && heading.length > 1 && heading.length <= LONGEST_HEADING)
    return { ...none, label: 'HEADING', text: heading };
  return { ...none, label: 'TEXT', text: line.text };
}

/** "১ম সিদ্ধান্ত", "২য় …", "প্রথম …": the number before a label. */
function leadingOrdinal(text: string): { number: string; rest: string } | null {
  const written = /^([০-৯0-9]{1,2}) ?(?:ম|য\u09BC|র্থ|ষ্ঠ|তম)[.।]? /.exec(text);
  if (written?.[1]) return { number: written[1], rest: text.slice(written[0].length) };
  const word = text.split(' ')[0] ?? '';
  const at = ORDINALS.indexOf(looseKey(word));
  return at === -1 ? null : { number: String(at + 1), rest: text.slice(word.length).trim() };
}

/** A label at the start of a line: its words, perhaps a number, then a colon, a dash or nothing. */
function labelAt(
  text: string,
  phrases: readonly ReturnType<typeof phrase>[],
  label: ProseLabel,
): { rest: string; number: string | null; several: boolean } | null {
  const end = text.slice(0, 50).search(/[:ঃ।–]|-(?![০-৯0-9])/);
  const head = (end === -1 ? text : text.slice(0, end)).trimEnd();
  if (head.length < 2 || head.length > 48) return null;
  // "সিদ্ধান্ত-১", "আলোচ্য বিষয় নং (২)"
  const numbered = /[০-৯0-9]{1,2}(?=\)?$)/.exec(head);
  const words = trimEnd(numbered ? head.slice(0, numbered.index) : head, ' (–-').replace(/ নং$/, '');
  const key = looseKey(words);
  const fits = phrases.some(
    (wanted) =>
      beginsLike(key, wanted) && key.split(' ').length <= wanted.words + (label === 'DECISION' ? 1 : 0),
  );
  if (!fits) return null;
  return {
    rest:
      end === -1
        ? ''
        : text
            .slice(end)
            .replace(/^[\s:ঃ।–-]+/, '')
            .trim(),
    number: numbered?.[0] ?? null,
    several: /সমূহ|সমুহ/.test(words),
  };
}

/** A label that runs into its text: "সিদ্ধান্ত দুটি সেবা সহজ করতে হবে।" */
function bareLabelAt(
  text: string,
  phrases: readonly ReturnType<typeof phrase>[],
): { rest: string; number: string | null; several: boolean } | null {
  const words = text.split(' ');
  for (let size = Math.min(3, words.length - 1); size > 0; size -= 1) {
    const key = looseKey(words.slice(0, size).join(' '));
    if (phrases.some((wanted) => wanted.key === key))
      return { rest: words.slice(size).join(' '), number: null, several: false };
  }
  return null;
}

function announces(text: string): boolean {
  const key = looseKey(text);
  return (
    text.length < 260 &&
    holds(key, TAKEN) &&
    SEVERAL.some((words) => holdsLike(key, words)) &&
    /[:ঃ।-]$/.test(text.trim())
  );
}

const LABELS: { label: ProseLabel; phrases: ReturnType<typeof phrase>[] }[] = (
  [
    [
      'TOPIC',
      'আলোচ্য বিষয়|আলোচ্যসূচি|আলোচ্য সূচি|আলোচ্যসূচী|আলোচনার বিষয়|নং আলোচ্য বিষয়|নং আলোচ্যসূচি|এজেন্ডা|আলোচ্য বিষয়সমূহ',
    ],
    ['PROGRESS', 'অগ্রগতি|বাস্তবায়ন অগ্রগতি|বাস্তবায়নের অগ্রগতি|সর্বশেষ অগ্রগতি'],
    [
      'IMPLEMENTER',
      'বাস্তবায়ন|বাস্তবায়নে|বাস্তবায়নকারী|বাস্তবায়নকারী কর্তৃপক্ষ|বাস্তবায়নকারী কর্মকর্তা|দায়িত্বে|দায়িত্বপ্রাপ্ত|বাস্তবায়নের দায়িত্ব|বাস্তবায়নকারী দপ্তর',
    ],
    ['DECISION', 'সিদ্ধান্ত|আলোচনা ও সিদ্ধান্ত|গৃহীত সিদ্ধান্ত|সভার সিদ্ধান্ত|সিদ্ধান্তসমূহ|সিদ্ধান্ত সমূহ'],
    ['DISCUSSION', 'আলোচনা|বিস্তারিত আলোচনা|পর্যালোচনা|আলোচনা ও পর্যালোচনা'],
  ] as [ProseLabel, string][]
).map(([label, words]) => ({ label, phrases: words.split('|').map(phrase) }));

const LONGEST_HEADING = 60;
const ORDINALS = ['প্রথম', 'দ্বিতীয়', 'তৃতীয়', 'চতুর্থ', 'পঞ্চম', 'ষষ্ঠ', 'সপ্তম', 'অষ্টম', 'নবম', 'দশম'].map(
  looseKey,
);
const TAKEN = phrase('গৃহীত');
const SEVERAL = [
  'সিদ্ধান্তসমূহ',
  'সিদ্ধান্ত সমূহ',
  'নিম্নরূপ সিদ্ধান্ত',
  'নিম্নোক্ত সিদ্ধান্ত',
  'নিম্নলিখিত সিদ্ধান্ত',
  'নিম্নবর্ণিত সিদ্ধান্ত',
].map(phrase);
