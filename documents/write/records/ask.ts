/** Asks the hub a GraphQL question, as whoever the paper is for; what that viewer may not see is null. */
export type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All rows of a list, page after page; `query` takes `$after`, and `pageOf` finds the list in an answer. */
export async function askAll<Row>(
  ask: Ask,
  query: string,
  variables: object,
  pageOf: (answer: Record<string, unknown>) => unknown,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = pageOf(await ask(query, { ...variables, after })) as Page<Row> | null | undefined;
    rows.push(...(page?.edges ?? []).map(({ node }) => node));
    more = page?.pageInfo.hasNextPage ?? false;
    after = page?.pageInfo.endCursor ?? null;
  }
  return rows;
}

export const PAGE = 'pageInfo { hasNextPage endCursor }';
