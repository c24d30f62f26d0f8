import type { Cell } from './table-of';

/** A page of a list. */
interface Page<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly rows: readonly Row[];
}

/** A list longer than this many pages is cut, and says so. */
const MOST_PAGES = 60;

/** All rows of a list, a page after the other, and how many more there are; null where there is no such list. */
export async function wholeList<Row>(
  readPage: (after: string | null) => Promise<Page<Row> | null>,
): Promise<{ readonly rows: readonly Row[]; readonly left: number } | null> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (let turn = 0; ; turn++) {
    const page = await readPage(after);
    if (!page) return null;
    rows.push(...page.rows);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || turn + 1 === MOST_PAGES)
      return { rows, left: Math.max(0, page.totalCount - rows.length) };
  }
}

/** The last row of a table that was cut, so that nobody takes it for the whole. */
export function cutNote(left: number, columns: readonly string[]): readonly (readonly Cell[])[] {
  if (left === 0) return [];
  const note = `${left} more rows are not in this file; narrow the choice.`;
  return [columns.map((_, column) => (column === 0 ? note : null))];
}
