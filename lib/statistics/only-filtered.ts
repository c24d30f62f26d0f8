import type { SelectQueryBuilder } from 'typeorm';
import type { ItemState } from '../rollup/item-state';
import { hasWords } from './asked';
import { searchedWords } from './search-key';

/** By what statistics of decisions and of activities are narrowed alike. */
interface Filter {
  readonly status?: readonly string[] | null;
  readonly overdue?: boolean | null;
  readonly reported?: boolean | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Words that are searched for: in which column of `words`, and under which name they were given. */
type Search = readonly [column: string, searched: string | null | undefined, name: string];

/** Narrows states, which the query sees as `state`, by what was asked; `day` is the column that from and to are about. */
export function onlyFiltered<State extends ItemState>(
  query: SelectQueryBuilder<State>,
  day: string,
  { status, overdue, reported, from, to }: Filter,
  searches: readonly Search[],
): void {
  const late = '(state.lateFrom IS NOT NULL AND state.lateFrom <= :stateOn)';
  if (status?.length) query.andWhere('state.status IN (:...statuses)', { statuses: status });
  if (typeof overdue === 'boolean') query.andWhere(overdue ? late : `NOT ${late}`);
  if (typeof reported === 'boolean') query.andWhere(`state.reported ${reported ? '=' : '<>'} :stateTrue`);
  if (from) query.andWhere(`${day} >= :from`, { from });
  if (to) query.andWhere(`${day} <= :to`, { to });
  for (const [column, searched, name] of searches) {
    if (typeof searched !== 'string') continue;
    const { condition, parameters } = hasWords(`words.${column}`, column, searchedWords(searched, name));
    query.andWhere(`(${condition})`, parameters);
  }
}
