import { looseKey } from '../../lib/bangla/loose-key';
import type { ColumnRole } from './columns';
import type { Findings } from './paper-findings';
import type { PaperLine } from './paper-lines';
import type { PaperKind } from './paper-reading';
import type { LaidOutTable } from './table-layout';
import { beginsLike, holdsLike, phrase } from './words';

/** The kind of a paper and the line that says so, most often its title. */
export interface KindOfPaper {
  readonly kind: PaperKind;
  readonly title: PaperLine | null;
}

/** Which of the four papers it is, by its title, its phrases and its columns; null where nothing speaks for any. */
export function paperKind(
  lines: readonly PaperLine[],
  tables: readonly LaidOutTable[],
  findings: Findings,
): KindOfPaper | null {
  const scores = (Object.keys(RULES) as PaperKind[]).map((kind) => ({ kind, ...score(kind, lines, tables) }));
  const [best, second] = scores.sort((a, b) => b.points - a.points);
  const [first] = lines;
  if (!best || best.points < 2.5) {
    findings.add('KIND_UNKNOWN', { line: first?.line ?? 1, raw: first?.text.slice(0, 200) ?? '' });
    return null;
  }
  if (second && best.points - second.points < 1)
    findings.add('KIND_DOUBTFUL', {
      line: best.title?.line ?? 1,
      raw: best.title?.text ?? '',
      values: { kind: NAMES[best.kind], other: NAMES[second.kind] },
    });
  return { kind: best.kind, title: best.title };
}

/** "বিষয়: …" says what a letter is about; the colon may be lost. */
export function isSubject(text: string): boolean {
  return (
    text.length > 15 &&
    (looseKey(text.split(/[ :ঃ-]/)[0] ?? '') === SUBJECT.key ||
      (/^\S{2,8} ?[:ঃ-]/.test(text) && beginsLike(looseKey(text), SUBJECT)))
  );
}

function score(
  kind: PaperKind,
  lines: readonly PaperLine[],
  tables: readonly LaidOutTable[],
): { points: number; title: PaperLine | null } {
  const rule = RULES[kind];
  let points = 0;
  let title: PaperLine | null = null;
  for (const line of lines) {
    if (line.cells > 2) continue;
    const key = looseKey(line.text);
    const isTitle = line.text.length <= 220 && (isSubject(line.text) || !/[।;]$/.test(line.text.trim()));
    if (
      title === null &&
      isTitle &&
      rule.titles.some((words) => holdsLike(key, words)) &&
      !rule.notTitles.some((words) => holdsLike(key, words))
    ) {
      title = line;
      points += 4;
    }
  }
  const start = lines.filter((line) => line.cells <= 3).map((line) => looseKey(line.text));
  for (const words of rule.phrases) if (start.some((key) => holdsLike(key, words))) points += 1;
  for (const words of rule.fields) if (start.some((key) => beginsLike(key, words))) points += 0.5;
  const fits = tables.some((table) =>
    rule.columns.some((columns) => columns.every((column) => table.roles.includes(column))),
  );
  return { points: points + (fits ? 2.5 : 0), title };
}

interface KindRule {
  readonly titles: ReturnType<typeof phrase>[];
  readonly notTitles: ReturnType<typeof phrase>[];
  readonly phrases: ReturnType<typeof phrase>[];
  readonly fields: ReturnType<typeof phrase>[];
  /** Sets of columns, any of which speaks for the kind. */
  readonly columns: ColumnRole[][];
}

const phrases = (words: string): ReturnType<typeof phrase>[] =>
  words
    .split('|')
    .filter((word) => word !== '')
    .map(phrase);

const RULES: Record<PaperKind, KindRule> = {
  MINUTES: {
    titles: phrases(
      'সভার কার্যবিবরণী|কার্যবিবরণী|সভার কার্য বিবরণী|কার্যপত্র ও সিদ্ধান্ত|সভার রেজুলেশন|সভার সিদ্ধান্তসমূহ',
    ),
    notTitles: phrases('অগ্রগতি|সূত্র|কর্মপরিকল্পনা প্রেরণ|কার্যবিবরণীর আলোকে'),
    phrases: phrases('সভার কাজ শুরু|সিদ্ধান্ত গৃহীত|সিদ্ধান্তসমূহ গৃহীত|সভার সমাপ্তি ঘোষণা|সভায় উপস্থিত'),
    fields: phrases('সভাপতি|স্থান|সময়|উপস্থিত|সভার স্থান|সভার তারিখ'),
    columns: [
      ['DECISION', 'IMPLEMENTER'],
      ['TOPIC', 'DECISION'],
    ],
  },
  PROGRESS_REPORT: {
    titles: phrases(
      'অগ্রগতি প্রতিবেদন|বাস্তবায়ন অগ্রগতি|বাস্তবায়নের অগ্রগতি|সিদ্ধান্ত বাস্তবায়ন প্রতিবেদন|বাস্তবায়ন প্রতিবেদন',
    ),
    notTitles: phrases('কার্যবিবরণী প্রেরণ'),
    phrases: phrases('তারিখে অনুষ্ঠিত সভার|অনুষ্ঠিত সভার সিদ্ধান্ত|প্রতিবেদন প্রেরণ'),
    fields: phrases('সংযুক্তি|বিষয়'),
    columns: [['DECISION', 'PROGRESS']],
  },
  ACTION_PLAN: {
    titles: phrases('কর্মপরিকল্পনা|বার্ষিক কর্মপরিকল্পনা|কর্ম পরিকল্পনা|বার্ষিক উদ্ভাবন কর্মপরিকল্পনা'),
    notTitles: phrases('কার্যবিবরণী|অগ্রগতি প্রতিবেদন|বাস্তবায়ন অগ্রগতি'),
    phrases: phrases('কর্মপরিকল্পনা নিম্নরূপ'),
    fields: [],
    columns: [
      ['TASK', 'START'],
      ['TASK', 'PERIOD'],
      ['TASK', 'RESULT'],
      ['TASK', 'MEASURE'],
      ['TASK', 'TARGET'],
      ['TOPIC', 'START', 'END'],
    ],
  },
  TEAM_ORDER: {
    titles: phrases('অফিস আদেশ|টিম গঠন|কমিটি গঠন|টিম পুনর্গঠন|কমিটি পুনর্গঠন|প্রজ্ঞাপন'),
    notTitles: phrases('কার্যবিবরণী|কর্মপরিকল্পনা'),
    phrases: phrases(
      'গঠন করা হলো|গঠন করা হল|গঠন করা হইল|পুনর্গঠন করা হলো|পুনর্গঠন করা হল|সমন্বয়ে গঠন|কর্মকর্তাগণের সমন্বয়ে',
    ),
    fields: phrases('কার্যপরিধি|টিমের কার্যপরিধি|কমিটির কার্যপরিধি|ইনোভেশন টিমের কার্যপরিধি'),
    columns: [
      ['POST', 'ROLE'],
      ['PERSON', 'ROLE'],
    ],
  },
};

const NAMES: Record<PaperKind, string> = {
  MINUTES: 'minutes',
  ACTION_PLAN: 'an action plan',
  PROGRESS_REPORT: 'a progress report',
  TEAM_ORDER: 'an order forming a team',
};
const SUBJECT = phrase('বিষয়');
