import { toBanglaDigits } from '../../lib/bangla/digits';
import { isContinuing } from '../recognise/continuing';
import { readProgress } from '../recognise/read-progress';
import { NOTHING_REPORTED, STATUS_WORDS } from './official-words';
import { genitive, levelName } from './body-names';
import type { AreaAbove } from './records/area-record';
import {
  type AssignmentRecord,
  type AssignmentStatus,
  latestReport,
  type ReportRecord,
} from './records/assignment-record';

/**
 * What an area reports on a decision, so that whoever reads it takes the same status from it: the report's
 * own words, and the plain word for the status where those alone say something else.
 */
export function progressWords(
  report: Pick<ReportRecord, 'status' | 'progress' | 'text'> | null,
  goesOn: boolean,
): string {
  if (!report || report.status === null) return NOTHING_REPORTED;
  const { status, progress } = report;
  const said = report.text?.trim() ?? '';
  const percent = progress === null ? '' : percentWords(progress);
  const plain = PLAIN[status];
  const extreme = EXTREMES[status];
  const ways = [
    [said],
    [said, percent],
    [said, plain],
    [said, plain, percent],
    ...(progress === null && extreme !== undefined ? [[said, plain, percentWords(extreme)]] : []),
  ].map(sentences);
  const told = ways.find((words) => words !== '' && says(words, status, progress, goesOn));
  return told ?? sentences([said, plain, percent]);
}

/** Said where the words of a report do not tell its status by themselves. */
const PLAIN: Record<AssignmentStatus, string> = {
  NOT_STARTED: 'কাজ শুরু হয়নি।',
  IN_PROGRESS: 'কাজ চলমান।',
  IMPLEMENTED: 'সিদ্ধান্তটি বাস্তবায়িত হয়েছে।',
  DROPPED: 'সিদ্ধান্তটি বাতিল করা হয়েছে।',
};
/** The percentages that say a status where its plain words are outweighed by others. */
const EXTREMES: Partial<Record<AssignmentStatus, number>> = { NOT_STARTED: 0, IMPLEMENTED: 100 };

function percentWords(progress: number): string {
  return `অগ্রগতি ${toBanglaDigits(Math.round(progress))}%।`;
}

/** What an area says of a decision: its own report, else what the areas below it have reported together. */
export function wordsOf(area: AreaAbove, owed: readonly AssignmentRecord[]): string {
  const own = owed.find((assignment) => assignment.area.code === area.code);
  const below = owed.filter((assignment) => assignment !== own);
  if (own && (own.reportedOn !== null || below.length === 0)) return reportedWords(own);
  return countedWords(below);
}

function reportedWords(assignment: AssignmentRecord): string {
  const { text = '', agendaItem } = assignment.decision ?? {};
  // The reader knows a continuing decision by its words alone.
  return progressWords(latestReport(assignment), isContinuing(`${text} ${agendaItem?.topic ?? ''}`));
}

/** "৯টি উপজেলার মধ্যে ৬টিতে বাস্তবায়িত, ১টিতে চলমান, বাকি ২টির প্রতিবেদন নেই": what the areas below report together. */
export function countedWords(assignments: readonly AssignmentRecord[]): string {
  const reported = assignments.filter(({ reportedOn }) => reportedOn !== null);
  if (reported.length === 0) return NOTHING_REPORTED;
  const levels = new Set(assignments.map(({ area }) => area.level));
  const [level = 'UNION', other] = levels;
  const areas = genitive(other === undefined ? levelName(level) : 'এলাকা');
  const of = (status: AssignmentStatus): number =>
    reported.filter((assignment) => assignment.status === status).length;
  if (of('IMPLEMENTED') === assignments.length)
    return `${toBanglaDigits(assignments.length)}টি ${areas} সবকটিতে বাস্তবায়িত।`;
  const counts: [number, string][] = [
    [of('IMPLEMENTED'), `টিতে ${STATUS_WORDS.IMPLEMENTED}`],
    [of('IN_PROGRESS'), `টিতে ${STATUS_WORDS.IN_PROGRESS}`],
    [of('NOT_STARTED'), `টিতে কাজ ${STATUS_WORDS.NOT_STARTED}`],
    [of('DROPPED'), `টিতে ${STATUS_WORDS.DROPPED}`],
    [assignments.length - reported.length, 'টির প্রতিবেদন নেই'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => toBanglaDigits(count) + words);
  return `${toBanglaDigits(assignments.length)}টি ${areas} মধ্যে ${told.join(', ')}।`;
}

function says(words: string, status: AssignmentStatus, progress: number | null, goesOn: boolean): boolean {
  const read = readProgress(words, goesOn);
  const meant = goesOn && status === 'IMPLEMENTED' ? 'IN_PROGRESS' : status;
  return read.status === meant && (progress === null || read.percent === Math.round(progress));
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part, index, all) => (index < all.length - 1 && !/[।.!?]$/.test(part) ? `${part}।` : part))
    .join(' ');
}
