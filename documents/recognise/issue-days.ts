import type { Day } from '../../lib/time/day';
import { formatBanglaDay, toBanglaDay } from '../../lib/bangla/calendar';
import { findDates, type FoundDate } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Findings } from './paper-findings';
import type { OwnMemo } from './own-memos';
import type { PaperLine } from './paper-lines';
import { beginsLike, phrase } from './words';

export interface IssueDay {
  readonly on: Day | null;
  readonly line: number;
  readonly raw: string;
  readonly bangla: { readonly raw: string; readonly on: Day } | null;
  /** The lines that hold it, so that no date of a meeting is looked for there. */
  readonly lines: ReadonlySet<number>;
}

interface DateBlock {
  readonly line: number;
  readonly lines: readonly number[];
  readonly dates: readonly FoundDate[];
}

/**
 * The day of issue: beside or below a memo number, or in the letterhead where there is no memo. The
 * Gregorian day is taken; a Bangla day beside it that is another day is a finding.
 */
export function issueDay(
  lines: readonly PaperLine[],
  memos: readonly OwnMemo[],
  mayStandAlone: boolean,
  findings: Findings,
): IssueDay {
  const blocks = memos.map((memo) => blockAfter(lines, memo)).filter((block) => block.dates.length > 0);
  if (blocks.length === 0 && mayStandAlone) {
    const alone = lines
      .slice(0, 15)
      .findIndex((line) => LABEL_ONLY.some((label) => beginsLike(looseKey(line.text), label)));
    if (alone !== -1) blocks.push(datesFrom(lines, alone, ''));
  }
  const taken = new Set(blocks.flatMap((block) => block.lines));
  let issue: IssueDay = { on: null, line: 1, raw: '', bangla: null, lines: taken };
  for (const block of blocks) {
    const read = readBlock(block, findings);
    if (issue.on === null) issue = { ...read, bangla: read.bangla ?? issue.bangla, lines: taken };
    else if (read.on !== null && read.on !== issue.on)
      findings.add('ISSUE_DAYS_DISAGREE', {
        line: read.line,
        raw: read.raw,
        field: 'issuedOn',
        values: { day: issue.on, other: read.on },
      });
    if (issue.bangla === null && read.bangla !== null) issue = { ...issue, bangla: read.bangla };
  }
  return issue;
}

function blockAfter(lines: readonly PaperLine[], memo: OwnMemo): DateBlock {
  return datesFrom(lines, memo.index, memo.rest);
}

/** The dates on a line and on the lines below it, as long as these hold nothing but dates. */
function datesFrom(lines: readonly PaperLine[], index: number, own: string): DateBlock {
  const line = lines[index];
  const dates = days(
    own === '' && line && LABEL_ONLY.some((label) => beginsLike(looseKey(line.text), label))
      ? line.text
      : own,
  );
  const held = [line?.line ?? 1];
  for (let below = index + 1; below < lines.length && below <= index + 5; below += 1) {
    const text = lines[below]?.text ?? '';
    const found = days(text);
    const rest = found.reduce((left, date) => left.replace(date.raw, ''), text);
    const isOnlyDate =
      restWords(rest).every((word) => DATE_WORDS.has(word)) &&
      (found.length > 0 || dates.length === 0 || restWords(rest).length === 0);
    if (!isOnlyDate) break;
    dates.push(...found);
    held.push(lines[below]?.line ?? 0);
  }
  return { line: line?.line ?? 1, lines: held, dates };
}

function days(text: string): FoundDate[] {
  return findDates(text).filter((date) => date.precision === 'DAY');
}

function restWords(text: string): string[] {
  return looseKey(text)
    .split(' ')
    .filter((word) => word !== '');
}

function readBlock({ line, dates }: DateBlock, findings: Findings): Omit<IssueDay, 'lines'> {
  const gregorian = dates.find((date) => date.era === 'GREGORIAN') ?? null;
  const bangla = dates.find((date) => date.era === 'BANGLA') ?? null;
  const other = dates.find((date) => date.era === 'GREGORIAN' && date.from !== gregorian?.from);
  if (gregorian && other)
    findings.add('ISSUE_DAYS_DISAGREE', {
      line,
      raw: other.raw,
      field: 'issuedOn',
      values: { day: gregorian.from, other: other.from },
    });
  if (bangla && !bangla.exact)
    findings.add('BANGLA_MONTH_MISREAD', {
      line,
      raw: bangla.raw,
      field: 'banglaDate',
      values: { month: formatBanglaDay(toBanglaDay(bangla.from)) },
    });
  if (gregorian && !gregorian.exact)
    findings.add('DATE_MISSPELT', {
      line,
      raw: gregorian.raw,
      field: 'issuedOn',
      values: { day: gregorian.from },
    });
  if (gregorian && bangla && gregorian.from !== bangla.from)
    findings.add('BANGLA_DAY_DISAGREES', {
      line,
      raw: bangla.raw,
      field: 'banglaDate',
      values: { day: bangla.from, other: gregorian.from },
    });
  if (!gregorian && bangla)
    findings.add('ISSUE_DAY_FROM_BANGLA', {
      line,
      raw: bangla.raw,
      field: 'issuedOn',
      values: { day: bangla.from },
    });
  const on = gregorian?.from ?? bangla?.from ?? null;
  return {
    on,
    line,
    raw: gregorian?.raw ?? bangla?.raw ?? '',
    bangla: bangla ? { raw: bangla.raw, on: bangla.from } : null,
  };
}

const LABEL_ONLY = ['তারিখ', 'তাং', 'তারিখঃ', 'date'].map(phrase);
const DATE_WORDS = new Set(
  [
    'তারিখ',
    'তাং',
    'খ্রি',
    'খ্রিঃ',
    'খ্রিস্টাব্দ',
    'খ্রিষ্টাব্দ',
    'খ্রীষ্টাব্দ',
    'বঙ্গাব্দ',
    'ইং',
    'বাং',
    'সাল',
    'date',
    'বাংলা',
    'ইংরেজি',
  ].map((word) => looseKey(word)),
);
