import { samePosition } from '../../lib/outbox/position';
import type { GatewayContext } from '../gateway-context';
import type { Fetch, FetchResult, SubgraphLink } from './subgraph-link';

/**
 * The links, made to get over a restored organisation: a subgraph that says DIRECTORY_BEHIND may have been
 * asked for a version that organisation had before and will never have again. Then organisation is asked
 * where it is, and if that is somewhere else the subgraph is asked once more.
 */
export function askingAgain(links: readonly SubgraphLink[]): SubgraphLink[] {
  const organisation = links.find(({ name }) => name === 'organisation');
  if (!organisation) return [...links];
  return links.map((link) => (link === organisation ? link : withSecondTry(link, organisation)));
}

function withSecondTry(link: SubgraphLink, organisation: SubgraphLink): SubgraphLink {
  async function process(fetch: Fetch): Promise<FetchResult> {
    const { directory } = fetch.context as GatewayContext;
    const asked = directory.neededBy(link.name);
    const first = await link.dataSource.process(fetch);
    if (!isBehind(first)) return first;
    await organisation.dataSource.process({ ...fetch, request: { query: '{ __typename }' } });
    return samePosition(directory.neededBy(link.name), asked) ? first : link.dataSource.process(fetch);
  }
  return { ...link, dataSource: { process } };
}

/** Without any data nothing was carried out, so that a mutation too may be asked for again. */
function isBehind({ data, errors }: FetchResult): boolean {
  return !data && (errors ?? []).some(({ extensions }) => extensions?.['code'] === 'DIRECTORY_BEHIND');
}
