import { ratio, type Slice } from './measured';
import type { RowId } from './rows';

/** The slices of a row in a case. */
export type SlicesOf = (caseName: string, row: RowId) => readonly Slice[];

interface Target {
  readonly of: RowId;
  readonly to: RowId;
  readonly least: number;
  readonly cases: (name: string) => boolean;
}

const OURS: readonly RowId[] = ['ours4', 'ours4-kept', 'ours1', 'ours1-kept'];
const inTurn = (name: string): boolean => /^eight divisions at \d+$/.test(name);
const onlyReads = (name: string): boolean => !name.includes('writes');

const TARGETS: readonly Target[] = [
  { of: 'ours4', to: 'c', least: 1.5, cases: inTurn },
  { of: 'ours1', to: 'c', least: 2.5, cases: inTurn },
  { of: 'ours4-kept', to: 'e', least: 0.7, cases: onlyReads },
  { of: 'ours1-kept', to: 'e', least: 0.7, cases: onlyReads },
  ...OURS.map((of): Target => ({ of, to: 'a', least: 1, cases: () => true })),
];

/** Each ratio that is wanted and can be told from what was measured, as lines of a table, and whether all are met. */
export function judged(
  caseNames: readonly string[],
  slicesOf: SlicesOf,
): { lines: string[]; isMet: boolean } {
  const lines: string[] = [];
  let isMet = true;
  for (const { of, to, least, cases } of TARGETS) {
    for (const name of caseNames.filter(cases)) {
      const [ours, theirs] = [slicesOf(name, of), slicesOf(name, to)];
      if (ours.length === 0 || theirs.length === 0) continue;
      const got = ratio(ours, theirs);
      const met = got >= least;
      isMet &&= met;
      lines.push(`| ${of} : ${to} | ${name} | ${got.toFixed(2)} | ${least} | ${met ? 'met' : 'MISSED'} |`);
    }
  }
  return { lines, isMet };
}
