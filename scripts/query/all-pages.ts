import type { Operation } from './read-operation';

type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

interface Page {
  readonly edges?: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The answer to an operation, and after it those to its next pages, one at a time, while there are any. */
export async function* allPages(
  ask: Ask,
  { text, list }: Operation,
  variables: Record<string, unknown>,
): AsyncGenerator<Record<string, unknown>> {
  for (let after: unknown = list ? variables[list.after] : null; ;) {
    const data = await ask(text, list ? { ...variables, [list.after]: after ?? null } : variables);
    yield data;
    const page = list && (data[list.key] as Page | null);
    // A cursor that does not lead on would lead around for ever.
    if (!page?.pageInfo.hasNextPage || page.pageInfo.endCursor === after) return;
    after = page.pageInfo.endCursor;
  }
}

/** Answers of several pages as one: that to the first, with the rows of all. */
export function asOne(
  pages: readonly Record<string, unknown>[],
  { list }: Operation,
): Record<string, unknown> {
  const [first = {}] = pages;
  const whole = list && (first[list.key] as Page | null);
  if (!list || !whole || pages.length < 2) return first;
  const pageOf = (data: Record<string, unknown>): Page => data[list.key] as Page;
  const last = pages.at(-1) ?? first;
  return {
    ...first,
    [list.key]: {
      ...whole,
      ...(whole.edges ? { edges: pages.flatMap((data) => pageOf(data).edges ?? []) } : {}),
      pageInfo: { ...whole.pageInfo, ...pageOf(last).pageInfo },
    },
  };
}
