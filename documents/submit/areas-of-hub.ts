import type { KnownArea } from '../recognise/area-directory';

/** Every area of the country as the hub knows it today, for the recogniser. */
export async function areasOfHub(
  ask: (query: string, variables: object) => Promise<Record<string, unknown>>,
): Promise<KnownArea[]> {
  const areas: KnownArea[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { areas: page } = (await ask(AREAS, { after })) as { areas: AreaPage };
    for (const { node } of page.edges) areas.push({ ...node, parentCode: node.parent?.code ?? null });
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return areas;
}

const AREAS = `query Areas($after: String) {
  areas(first: 300, after: $after) {
    edges { node { code level nameEn nameBn aliases portalHost parent { code } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface AreaPage {
  readonly edges: readonly {
    readonly node: Omit<KnownArea, 'parentCode'> & { parent: { code: string } | null };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
