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
  if (typeof input === 'string') {
    const most = LONGEST[path.slice(path.lastIndexOf('.') + 1)] ?? LONGEST_TEXT;
    demand(input.length <= most, `${path} is longer than ${most} characters.`);
    // One of the databases would end the text there and lose the rest of it.
    demand(!input.includes('\0'), `${path} has a NUL character in it; take it out.`);
  } else if (Array.isArray(input)) {
    demand(
      input.length <= LONGEST_LIST,
      `${path} has more than ${LONGEST_LIST} entries; send several papers.`,
    );
    input.forEach((item, index) => demandBounds(item, `${path}[${index}]`));
  } else if (input && typeof input === 'object') {
    for (const [key, value] of Object.entries(input)) demandBounds(value, `${path}.${key}`);
  }
}
