import { toLatinDigits } from './digits';

/** The number of an official paper under the Secretariat Instructions. */
export interface MemoNumber {
  /** As the paper writes it. */
  readonly raw: string;
  /** The form it follows: 2014 (18 digits and a serial), 2024 (22 digits and a serial), or neither. */
  readonly form: MemoForm | 'OTHER';
  /** The groups before the serial, in Latin digits, as wide as the paper writes them. */
  readonly segments: readonly string[];
  /** The BBS district (two digits) and upazila (two digits, 00 for a district's own office). */
  readonly geo: string | null;
  /** The last group; null where it is left blank for the dispatch clerk. */
  readonly serial: string | null;
  /** "/1(7)" after a memo number: this is copy list 1, to 7 offices. */
  readonly copies: { readonly list: number; readonly count: number | null } | null;
  /** Whether it can identify a paper: a known form with its serial. */
  readonly isComplete: boolean;
  /** Whether a group has not the width that the form gives it, such as a year of four digits. */
  readonly isIrregular: boolean;
}

/** A memo number and where it stands in a text. */
export interface FoundMemoNumber extends MemoNumber {
  readonly index: number;
  readonly end: number;
}

type MemoForm = '2014' | '2024';

/** The widths of the groups before the serial: ministry, office, place, … , file, year. */
const WIDTHS: Record<MemoForm, readonly number[]> = {
  '2014': [2, 2, 4, 3, 2, 3, 2],
  '2024': [2, 2, 4, 3, 3, 2, 4, 2],
};

/** Reads a text that is one memo number; null where it is none. */
export function parseMemoNumber(text: string): MemoNumber | null {
  return findMemoNumbers(text)[0] ?? null;
}

/** Finds the memo numbers of a text: six or more groups of digits held together by any separator. */
export function findMemoNumbers(text: string): FoundMemoNumber[] {
  const latin = toLatinDigits(text);
  const found: FoundMemoNumber[] = [];
  for (const { index, end: chainEnd } of chainsIn(latin)) {
    const chain = latin.slice(index, chainEnd);
    const copies = COPIES.exec(latin.slice(chainEnd, chainEnd + 12));
    const groups = chain.split(/\D+/).filter((group) => group !== '');
    const lastIsCopyList = copies !== null && /\/ ?\d{1,2}$/.test(chain);
    const list = lastIsCopyList ? Number(groups.pop()) : null;
    const mayHaveList = list === null && /\/ ?\d{1,2}$/.test(chain);
    const memo = understand(recut(groups), mayHaveList);
    if (!memo) continue;
    const extra = memo.rest.length === 1 && mayHaveList ? Number(memo.rest[0]) : null;
    const used = index + lengthOf(chain, memo.rest.length);
    const end = lastIsCopyList ? chainEnd + copies[0].length : used;
    found.push({
      raw: text.slice(index, end).trim(),
      form: memo.form,
      segments: memo.segments,
      geo: /^\d{4}$/.test(memo.segments[2] ?? '') ? (memo.segments[2] ?? null) : null,
      serial: memo.serial,
      copies:
        list !== null
          ? { list, count: Number(copies?.[1]) }
          : extra !== null
            ? { list: extra, count: null }
            : null,
      isComplete: memo.form !== 'OTHER' && memo.serial !== null,
      isIrregular: memo.form === 'OTHER' || !fits(memo.segments, memo.form),
      index,
      end,
    });
  }
  return found;
}

/** A memo number in Latin digits with dots, without the copy list: "05.43.3800.015.99.002.19.972". */
export function formatMemoNumber(memo: MemoNumber): string {
  return [...memo.segments, ...(memo.serial === null ? [] : [memo.serial])].join('.');
}

/** Whether two numbers are of the same paper; blank serials are never the same. */
export function isSameMemo(a: MemoNumber, b: MemoNumber): boolean {
  if (!a.isComplete || !b.isComplete || a.segments.length !== b.segments.length) return false;
  return memoKey(a) === memoKey(b);
}

/** The key under which the same number is found however it is written: a long year is a short one. */
export function memoKey(memo: MemoNumber): string {
  const groups = memo.segments.map((segment, index) =>
    memo.form !== 'OTHER' && index === memo.segments.length - 1 ? segment.slice(-2) : segment,
  );
  return [...groups, Number(memo.serial ?? 0)].join('.');
}

/** How long a chain is without groups at its end that only stand beside it, such as the day of a date. */
function lengthOf(chain: string, rest: number): number {
  if (rest === 0) return chain.length;
  const groups = [...chain.matchAll(/\d+/g)];
  const last = groups.at(-rest - 1);
  const next = groups.at(-rest);
  if (!last || !next) return chain.length;
  const end = last.index + last[0].length;
  return chain.slice(end, next.index).trim() === '' ? end : chain.length;
}

/** Where groups of digits follow each other with a separator between; a space alone is one too, since scans lose dots. */
function chainsIn(latin: string): { index: number; end: number }[] {
  const chains: { index: number; end: number; groups: number }[] = [];
  for (const { 0: group, index } of latin.matchAll(/\d+/g)) {
    const last = chains.at(-1);
    const end = index + group.length;
    if (last && last.groups < MOST_GROUPS && SEPARATOR.test(latin.slice(last.end, index))) {
      last.end = end;
      last.groups += 1;
    } else chains.push({ index, end, groups: 1 });
  }
  return chains;
}

const MOST_GROUPS = 12;
const SEPARATOR = /^(?: ?[.\-–—/,:_·•] ?| )$/;
const COPIES = /^ ?\( ?(\d{1,3}) ?\)/;

function understand(
  groups: readonly string[],
  mayHaveList: boolean,
): { form: MemoNumber['form']; segments: string[]; serial: string | null; rest: string[] } | null {
  const digits = groups.join('').length;
  if (
    groups.length < 6 ||
    digits < 15 ||
    !/^\d{1,2}$/.test(groups[0] ?? '') ||
    !/^\d{3,5}$/.test(groups[2] ?? '')
  )
    return null;
  const form = nearestForm(groups, mayHaveList);
  if (!form) return null;
  if (form === 'OTHER') return { form, segments: [...groups], serial: null, rest: [] };
  const size = WIDTHS[form].length;
  return {
    form,
    segments: groups.slice(0, size),
    serial: groups[size] ?? null,
    rest: groups.slice(size + 1),
  };
}

/** The form whose widths differ least, of two alike the one with as many groups; OTHER where a group is lost, null where too many differ. */
function nearestForm(groups: readonly string[], mayHaveList: boolean): MemoForm | 'OTHER' | null {
  // Two days side by side are no number: 25/09/2017 12/06/2018.
  if (groups.length === 6 && [groups[2], groups[5]].every((group) => /^(?:19|20)\d\d$/.test(group ?? '')))
    return null;
  if (groups.length === 6) return /^\d{2} \d{2} \d{4} \d{2,3} /.test(groups.join(' ') + ' ') ? 'OTHER' : null;
  const misfits = (form: MemoForm): number =>
    WIDTHS[form].filter((width, index) => groups[index]?.length !== width).length +
    Math.max(0, groups.length - WIDTHS[form].length - 1);
  const count = groups.length - (mayHaveList ? 1 : 0);
  const [best] = (count > WIDTHS['2024'].length ? (['2024', '2014'] as const) : (['2014', '2024'] as const))
    .filter((form) => groups.length >= WIDTHS[form].length)
    .sort((a, b) => misfits(a) - misfits(b));
  return best && misfits(best) <= MOST_MISFITS ? best : null;
}

/** A dropped group shifts those behind it; more than this is not a memo number at all. */
const MOST_MISFITS = 4;

function fits(segments: readonly string[], form: MemoForm): boolean {
  return WIDTHS[form].every((width, index) => segments[index]?.length === width);
}

/** Cuts groups that lost their separators by the widths of the form with that many digits. */
function recut(groups: readonly string[]): string[] {
  if (groups.length >= 6 || groups.length === 0) return [...groups];
  for (const form of ['2014', '2024'] as const) {
    const size = WIDTHS[form].reduce((sum, width) => sum + width, 0);
    for (const tail of [0, 1]) {
      const body = groups.slice(0, groups.length - tail).join('');
      if (body.length !== size) continue;
      let at = 0;
      const cut = WIDTHS[form].map((width) => body.slice(at, (at += width)));
      return [...cut, ...groups.slice(groups.length - tail)];
    }
  }
  return [...groups];
}
