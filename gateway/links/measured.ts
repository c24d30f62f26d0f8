import { fetchSeconds } from '../../lib/metrics/metrics';
import type { SubgraphLink } from './subgraph-link';

/** The link, whose fetches are counted: how long each took, and whether an answer of any kind came. */
export function measured(link: SubgraphLink): SubgraphLink {
  const { name: subgraph } = link;
  return {
    ...link,
    dataSource: {
      async process(fetch) {
        const tell = fetchSeconds.startTimer({ subgraph });
        try {
          const result = await link.dataSource.process(fetch);
          tell({ outcome: 'answered' });
          return result;
        } catch (error) {
          tell({ outcome: 'failed' });
          throw error;
        }
      },
    },
  };
}
