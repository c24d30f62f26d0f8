import { looseKey } from '../../lib/bangla/loose-key';
import { holdsLike, isLike, type Phrase, phrase } from './words';

/** What a column of a paper's table holds. */
export type ColumnRole =
  | 'NUMBER'
  | 'TOPIC'
  | 'DISCUSSION'
  | 'DECISION'
  | 'IMPLEMENTER'
  | 'PROGRESS'
  | 'REMARK'
  | 'TASK'
  | 'PERIOD'
  | 'START'
  | 'END'
  | 'RESPONSIBLE'
  | 'RESULT'
  | 'MEASURE'
  | 'UNIT'
  | 'WEIGHT'
  | 'TARGET'
  /** Lower grades of a target and weights of whole subjects, which are not kept. */
  | 'GRADE'
  | 'PERSON'
  | 'POST'
  | 'ROLE'
  | 'CONTACT';

/**
 * What a heading says its column holds; null where no known heading is in it. Where it holds several,
 * the rule named first wins ("সিদ্ধান্ত বাস্তবায়নের অগ্রগতি" is progress, not a decision).
 */
export function columnRole(heading: string): ColumnRole | null {
  const [head = ''] = heading.split('(');
  return roleOf(looseKey(head)) ?? roleOf(looseKey(heading));
}

function roleOf(key: string): ColumnRole | null {
  if (key === '' || key.length > LONGEST_HEADING) return null;
  const known = ROLES.get(key);
  if (known !== undefined) return known;
  const role = findRole(key);
  if (ROLES.size >= MOST_ROLES) ROLES.clear();
  ROLES.set(key, role);
  return role;
}

/** The cells of one table are asked about again and again. */
const ROLES = new Map<string, ColumnRole | null>();
const MOST_ROLES = 4_096;
const LONGEST_HEADING = 160;

function findRole(key: string): ColumnRole | null {
  for (const { role, phrases } of HEADINGS) if (phrases.some((wanted) => key === wanted.key)) return role;
  for (const { role, phrases } of HEADINGS) if (phrases.some((wanted) => isLike(key, wanted))) return role;
  for (const { role, phrases } of HEADINGS)
    if (phrases.some((wanted) => wanted.key.length > 3 && holdsLike(key, wanted))) return role;
  return null;
}

/** Whether a cell is nothing but a known heading, so that no sentence of a row is taken for one. */
export function isHeading(cell: string): boolean {
  const key = looseKey(cell);
  return HEADINGS.some(({ phrases }) => phrases.some((wanted) => isLike(key, wanted)));
}

const HEADINGS: { role: ColumnRole; phrases: Phrase[] }[] = (
  [
    [
      'NUMBER',
      'ক্রমিক নং|ক্রমিক নম্বর|ক্রমিক|ক্রম নং|ক্রম|ক্র|ক্র নং|ক্রঃ নং|ক্র:নং|ক্রম:|নং|নম্বর|ক্রমিক সংখ্যা|sl|sl no|serial',
    ],
    [
      'PROGRESS',
      'অগ্রগতি|অগ্রগতি প্রতিবেদন|বাস্তবায়ন অগ্রগতি|বাস্তবায়নের অগ্রগতি|সর্বশেষ অবস্থা|বর্তমান অবস্থা|বাস্তবায়নের অবস্থা|গৃহীত ব্যবস্থা|গৃহীত পদক্ষেপ|গৃহীত কার্যক্রম|বাস্তবায়ন পরিস্থিতি|প্রকৃত অর্জন|অর্জন|বাস্তবায়নের হার|বাস্তবায়ন হার|অগ্রগতির হার|অর্জনের হার',
    ],
    [
      'PERIOD',
      'বাস্তবায়নকাল|বাস্তবায়ন কাল|বাস্তবায়নের সময়|বাস্তবায়নের সময়কাল|সময়সীমা|সময়কাল|সময়সূচি|মেয়াদকাল|কার্যকাল|বাস্তবায়নের সময়সীমা',
    ],
    ['START', 'শুরুর তারিখ|আরম্ভের তারিখ|শুরু|আরম্ভ|শুরুর সময়|হতে'],
    ['END', 'সমাপ্তির তারিখ|শেষের তারিখ|সমাপ্তি|শেষ|সমাপ্তির সময়|শেষ তারিখ|পর্যন্ত|সম্পন্নের তারিখ'],
    ['RESULT', 'প্রত্যাশিত ফলাফল|প্রত্যাশিত ফল|ফলাফল|কাঙ্ক্ষিত ফলাফল|প্রত্যাশিত অর্জন'],
    ['WEIGHT', 'কর্মসম্পাদন সূচকের মান|সূচকের মান|মান|ওজন|weight'],
    ['MEASURE', 'পরিমাপ|কর্মসম্পাদন সূচক|কর্মসম্পাদন সূচকসমূহ|পরিমাপক|পরিমাপের মানদণ্ড|সূচক|যাচাইয়ের উপায়|প্রমাণক'],
    ['UNIT', 'একক'],
    [
      'GRADE',
      'অতি উত্তম|উত্তম|চলতি মান|চলতি মানের নিম্নে|ভিত্তিবছর|প্রক্ষেপণ|গণনা পদ্ধতি|বিষয়ের মান|উদ্দেশ্যের মান|ক্ষেত্রের মান',
    ],
    ['TARGET', 'লক্ষ্যমাত্রা|অসাধারণ|লক্ষ্য মাত্রা|target'],
    [
      'RESPONSIBLE',
      'দায়িত্বপ্রাপ্ত কর্মকর্তা|দায়িত্বপ্রাপ্ত কর্মকর্তা টিম|দায়িত্বপ্রাপ্ত টিম|দায়িত্ব|দায়িত্বপ্রাপ্ত|বাস্তবায়নের দায়িত্ব|দায়িত্বশীল কর্মকর্তা|দায়ী ব্যক্তি',
    ],
    [
      'IMPLEMENTER',
      'বাস্তবায়নকারী|বাস্তবায়নকারী কর্তৃপক্ষ|বাস্তবায়ন|বাস্তবায়নে|বাস্তবায়নকারী কর্মকর্তা|বাস্তবায়নকারী দপ্তর|বাস্তবায়নকারী সংস্থা|বাস্তবায়নকারী অফিস|সিদ্ধান্ত বাস্তবায়নকারী|বাস্তবায়নের জন্য',
    ],
    ['TOPIC', 'আলোচ্য বিষয়|আলোচ্যসূচি|আলোচ্য সূচি|আলোচনার বিষয়|আলোচিত বিষয়|আলোচ্য বিষয়সূচি|এজেন্ডা|agenda'],
    [
      'TASK',
      'কার্যক্রম|গৃহীতব্য কাজ|গৃহীতব্য কাজের নাম|কাজের নাম|প্রস্তাবিত বিষয়|কর্মপরিকল্পনা|কাজ|কার্যাবলি|গৃহীতব্য কার্যক্রম|প্রস্তাবিত কার্যক্রম|কাজের বিবরণ|কার্যক্রমের নাম|কার্যক্রমসমূহ',
    ],
    [
      'DECISION',
      'সিদ্ধান্ত|সিদ্ধান্ত ও বাস্তবায়নকারী|সিদ্ধান্ত ও বাস্তবায়ন|গৃহীত সিদ্ধান্ত|সভার সিদ্ধান্ত|সিদ্ধান্তসমূহ|পূর্ববর্তী সভার সিদ্ধান্ত|সুপারিশ|আলোচনা ও সিদ্ধান্ত|decision',
    ],
    ['TOPIC', 'বিষয়|বিষয়বস্তু|উদ্দেশ্য|কৌশলগত উদ্দেশ্য|ক্ষেত্র'],
    ['DISCUSSION', 'আলোচনা|বিস্তারিত আলোচনা|সভার আলোচনা|আলোচনার সারসংক্ষেপ|পর্যালোচনা|আলোচনা ও পর্যালোচনা'],
    ['CONTACT', 'মোবাইল|ফোন|টেলিফোন|ই-মেইল|ইমেইল|মোবাইল নম্বর|ফোন নম্বর|যোগাযোগ'],
    ['PERSON', 'নাম|কর্মকর্তার নাম|সদস্যের নাম|সদস্যদের নাম'],
    [
      'POST',
      'পদবি|পদবী|পদবি ও কর্মস্থল|পদবি ও দপ্তর|নাম ও পদবি|নাম ও পদবী|নাম পদবি|কর্মকর্তার পদবি|কমিটির সদস্য|টিমের সদস্য|সদস্য|সদস্যবৃন্দ|কর্মকর্তা|কর্মকর্তার নাম ও পদবি|পদবি ও কার্যালয়|দপ্তর',
    ],
    [
      'ROLE',
      'পদ|টিমে পদবি|টিমে পদবী|কমিটিতে পদবি|কমিটিতে পদবী|কমিটিতে পদ|টিমে পদ|টিমে অবস্থান|কমিটিতে অবস্থান|দায়িত্ব ও পদ|কমিটির পদ|টিমের পদ|ভূমিকা|টিমে দায়িত্ব',
    ],
    ['REMARK', 'মন্তব্য|মতামত|remarks'],
  ] as [ColumnRole, string][]
).map(([role, phrases]) => ({ role, phrases: phrases.split('|').map(phrase) }));
