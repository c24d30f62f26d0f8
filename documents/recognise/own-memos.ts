import {
  findMemoNumbers,
  formatMemoNumber,
  type FoundMemoNumber,
  memoKey,
} from '../../lib/bangla/memo-number';
import { looseKey } from '../../lib/bangla/loose-key';
import { trimEnd } from '../../lib/bangla/trim-end';
import type { Findings } from './paper-findings';
import type { PaperLine } from './paper-lines';
import { beginsLike, phrase } from './words';

/** A memo number of the paper itself, not one that it cites. */
export interface OwnMemo {
  readonly memo: FoundMemoNumber;
  readonly line: number;
  /** Its place among the lines. */
  readonly index: number;
  /** What stands behind it on the same line, often the date. */
  readonly rest: string;
}

/**
 * The memo numbers under which the paper itself was issued: on a line of their own behind "স্মারক নং"
 * or "নম্বর". The number comes again over the copy list; where it differs there, a finding says so.
 */
export function ownMemos(lines: readonly PaperLine[]): OwnMemo[] {
  return lines.flatMap((line, index): OwnMemo[] => {
    const [memo] = findMemoNumbers(line.text);
    if (!memo || !isOwn(line.text.slice(0, memo.index), lines[index - 1]?.text ?? '', index)) return [];
    return [{ memo, line: line.line, index, rest: line.text.slice(memo.end) }];
  });
}

/** The number that identifies the paper: the first complete one. Findings tell what is odd about it. */
export function mainMemo(memos: readonly OwnMemo[], findings: Findings): OwnMemo | null {
  const [first] = memos;
  if (!first) {
    findings.add('MEMO_MISSING', { line: 1, raw: '', field: 'memoNumber' });
    return null;
  }
  const main = memos.find(({ memo }) => memo.isComplete) ?? first;
  const place = { line: main.line, raw: main.memo.raw, field: 'memoNumber' };
  if (main.memo.form === 'OTHER') findings.add('MEMO_IRREGULAR', place);
  else {
    if (!main.memo.isComplete) findings.add('MEMO_WITHOUT_SERIAL', place);
    if (main.memo.isIrregular) findings.add('MEMO_IRREGULAR', place);
  }
  for (const other of memos) {
    const differ =
      main.memo.isComplete && other.memo.isComplete
        ? memoKey(other.memo) !== memoKey(main.memo)
        : other.memo.segments.join() !== main.memo.segments.join();
    if (differ)
      findings.add('MEMO_NUMBERS_DISAGREE', {
        line: other.line,
        raw: other.memo.raw,
        field: 'memoNumber',
        values: { other: main.memo.raw },
      });
  }
  return main;
}

/** A memo number without its copy list, as the paper writes it and in Latin digits. */
export function memoTexts(memo: FoundMemoNumber): { memoNumber: string; memoNumberNormalised: string } {
  const raw =
    memo.copies === null
      ? memo.raw
      : memo.raw.replace(/ ?\/ ?[০-৯0-9]{1,2} ?(?:\( ?[০-৯0-9]{1,3} ?\))?$/, '');
  return { memoNumber: trimEnd(raw, ' .-–—/,:'), memoNumberNormalised: formatMemoNumber(memo) };
}

/**
 * Whether digits in a line are called a memo number, also one that is not filled in yet ("স্মারক নং
 * ০৫.৪৩.৮৮০০……"): such a piece has the form of a date that cannot be.
 */
export function isCalledMemo(line: string, { raw, index }: { raw: string; index: number }): boolean {
  const before = looseKey(line.slice(Math.max(0, index - 20), index));
  const after = looseKey(line.slice(index + raw.length).replace(/^[ .…_-]+/, ''));
  return (
    LABELS.some((label) => ` ${before}`.endsWith(` ${label.key}`)) ||
    LABELS_BEHIND.some((label) => beginsLike(after, label))
  );
}

function isOwn(before: string, above: string, index: number): boolean {
  if (before.length > 30) return false;
  const key = looseKey(before);
  // A number alone in the letterhead has lost its label.
  if (key === '' && before.trim() === '' && index > 0 && index < LETTERHEAD_LINES) return true;
  if (key === '')
    return (
      before.trim() === '' &&
      (above.length > 30 ? false : LABELS.some((label) => beginsLike(looseKey(above), label)) || above === '')
    );
  return LABELS.some((label) => beginsLike(key, label));
}

const LETTERHEAD_LINES = 9;
const LABELS = [
  'স্মারক',
  'স্মারক নং',
  'স্মারক নম্বর',
  'স্মারক সংখ্যা',
  'নম্বর',
  'নং',
  'পত্র নং',
  'পত্র সংখ্যা',
  'memo',
  'no',
  'নথি নং',
  'সংখ্যা',
].map(phrase);
const LABELS_BEHIND = ['নং স্মারক', 'নম্বর স্মারক', 'সংখ্যক স্মারক'].map(phrase);
