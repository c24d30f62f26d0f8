import { fail } from '../errors';
import type { Day } from '../time/day';

/** Refuses an input with BAD_INPUT unless a condition holds; the reason says what to do. */
export function demand(condition: unknown, reason: string): asserts condition {
  if (!condition) throw fail('BAD_INPUT', { reason });
}

/** Refuses a day to come with BAD_INPUT: what has not happened cannot be recorded. */
export function demandPast(day: Day, today: Day, name: string): void {
  demand(day <= today, `${name} (${day}) lies in the future; check the year.`);
}

const LONGEST_TEXT = 20_000;
const LONGEST_RAW_TEXT = 2_000_000;
const LONGEST_LIST = 500;

/** What stands on one line of a paper, and what is told apart by a key, is kept in columns that are no longer. */
const LINE = 512;
const KEY = 64;
const LONGEST: Readonly<Record<string, number>> = {
  rawText: LONGEST_RAW_TEXT,
  number: LINE,
  banglaDate: LINE,
  signatoryPost: LINE,
  signatoryName: LINE,
  startsAt: LINE,
  unit: LINE,
  nameBn: LINE,
  nameEn: LINE,
  contentHash: KEY,
  code: KEY,
};

/**
 * Refuses lists and texts beyond what any official paper holds, wherever in an input they are.
 * Only `rawText`, the whole paper, may be long.
 */
export function demandBounds(input: unknown, path = 'input'): void {
  const excess = excessIn(input, path.slice(path.lastIndexOf('.') + 1));
  if (excess) throw fail('BAD_INPUT', { reason: `${path}${excess.at} ${excess.reason}` });
}

interface Excess {
  readonly at: string;
  readonly reason: string;
}

/** Where it is in an input is put together only for what is refused: papers have thousands of values. */
function excessIn(input: unknown, key: string): Excess | null {
  if (typeof input === 'string') {
    const most = LONGEST[key] ?? LONGEST_TEXT;
    if (input.length > most) return { at: '', reason: `is longer than ${most} characters.` };
    // One of the databases would end the text there and lose the rest of it.
    return input.includes('\0') ? { at: '', reason: 'has a NUL character in it; take it out.' } : null;
  }
  if (Array.isArray(input)) {
    if (input.length > LONGEST_LIST)
      return { at: '', reason: `has more than ${LONGEST_LIST} entries; send several papers.` };
    for (const [index, item] of input.entries()) {
      const excess = excessIn(item, '');
      if (excess) return { ...excess, at: `[${index}]${excess.at}` };
    }
  } else if (input && typeof input === 'object') {
    for (const name of Object.keys(input)) {
      const excess = excessIn((input as Record<string, unknown>)[name], name);
      if (excess) return { ...excess, at: `.${name}${excess.at}` };
    }
  }
  return null;
}
