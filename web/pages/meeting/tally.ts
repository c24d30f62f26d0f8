import { standingOf, type Standing } from '../../parts/standing';
import type { Owed } from './read-meeting';

/** How many areas stand where with one decision. */
export interface Tally {
  readonly all: number;
  readonly reported: number;
  readonly late: number;
  readonly by: Readonly<Record<Standing, number>>;
}

/** Counts the areas of a decision; the standings add up to all. */
export function tallyOf(owed: readonly Pick<Owed, 'status' | 'reportedOn' | 'daysOverdue'>[]): Tally {
  const by = { done: 0, going: 0, idle: 0, silent: 0, dropped: 0 };
  for (const each of owed) by[standingOf(each)]++;
  return {
    all: owed.length,
    reported: owed.filter(({ reportedOn }) => reportedOn !== null).length,
    late: owed.filter(({ daysOverdue }) => daysOverdue > 0).length,
    by,
  };
}
