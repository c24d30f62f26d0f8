import { looseKey } from '../../lib/bangla/loose-key';
import type { AreaLevel } from './area-directory';
import type { PaperLine } from './paper-lines';
import { beginsLike, holdsLike, phrase } from './words';

/** The lines at the head of a letter, from the name of the state to the memo number. */
export interface Letterhead {
  readonly lines: readonly PaperLine[];
  /** The level of the office, where its name says so. */
  readonly level: AreaLevel | null;
}

/**
 * The letterheads of a paper. Minutes may carry none at the top and one in the middle, where the
 * letter begins that sends them.
 */
export function letterheadsOf(lines: readonly PaperLine[]): Letterhead[] {
  const starts = lines.flatMap((line, index) => (isState(line.text) ? [index] : []));
  const heads = starts.map((start) => readHead(lines, start + 1));
  const [first] = starts;
  if (first === undefined || first > 8) {
    const office = lines.slice(0, 8).findIndex(isOffice);
    const top = [readHead(lines, 0), ...(office > 0 ? [readHead(lines, office)] : [])].find(
      ({ level }) => level !== null,
    );
    if (top) heads.unshift(top);
  }
  return heads.filter((head) => head.lines.length > 0);
}

/** The level of the office that a line names; null for an office of another kind. */
export function officeLevel(text: string): AreaLevel | null {
  const key = looseKey(text);
  return OFFICES.find(({ names }) => names.some((name) => holdsLike(key, name)))?.level ?? null;
}

function readHead(lines: readonly PaperLine[], from: number): Letterhead {
  const head: PaperLine[] = [];
  for (const line of lines.slice(from, from + 9)) {
    if (
      line.text.length > 120 ||
      ENDS.some((end) => beginsLike(looseKey(line.text), end)) ||
      isState(line.text)
    )
      break;
    head.push(line);
    // Below the office come a section, the place and the portal, but never after running text.
    if (head.length >= 7) break;
  }
  const level = head.map((line) => officeLevel(line.text)).find((found) => found !== null) ?? null;
  return { lines: head, level };
}

/** A line that is the name of an office, and no field or row that holds one. */
function isOffice({ text, cells }: PaperLine): boolean {
  return cells <= 1 && text.length <= 90 && !/[:ঃ।]/.test(text) && officeLevel(text) !== null;
}

function isState(text: string): boolean {
  return text.length < 60 && beginsLike(looseKey(text), STATE);
}

const STATE = phrase('গণপ্রজাতন্ত্রী বাংলাদেশ সরকার');
const ENDS = [
  'স্মারক',
  'স্মারক নং',
  'নম্বর',
  'নং',
  'তারিখ',
  'বিষয়',
  'সভাপতি',
  'সূত্র',
  'অফিস আদেশ',
  'প্রজ্ঞাপন',
].map(phrase);

const OFFICES: { level: AreaLevel; names: ReturnType<typeof phrase>[] }[] = [
  {
    level: 'DIVISION' as const,
    names: ['বিভাগীয় কমিশনারের কার্যালয়', 'বিভাগীয় কমিশনার এর কার্যালয়', 'বিভাগীয় প্রশাসন'],
  },
  {
    level: 'UPAZILA' as const,
    names: [
      'উপজেলা নির্বাহী অফিসারের কার্যালয়',
      'উপজেলা নির্বাহী অফিসার এর কার্যালয়',
      'উপজেলা নির্বাহী কর্মকর্তার কার্যালয়',
      'উপজেলা প্রশাসন',
      'উপজেলা পরিষদ কার্যালয়',
    ],
  },
  {
    level: 'DISTRICT' as const,
    names: ['জেলা প্রশাসকের কার্যালয়', 'জেলা প্রশাসক এর কার্যালয়', 'জেলা প্রশাসন', 'ডেপুটি কমিশনারের কার্যালয়'],
  },
].map(({ level, names }) => ({ level, names: names.map(phrase) }));
