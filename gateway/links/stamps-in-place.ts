import { directoryOf, type Subgraph } from '../../lib/subgraph/subgraph';
import type { SubgraphLink } from './subgraph-link';

/** How long stamps are waited for, of the time for a fetch; without them an answer is asked for as if none were kept. */
export function stampsMs(timeoutMs: number): number {
  return timeoutMs / 8;
}

/** Reads the stamps of a subgraph in this process, where it tells any, and the mark that tells whether they are the same. */
export function stampsInPlace(
  subgraph: Subgraph,
  timeoutMs: number,
): Pick<SubgraphLink, 'stamps' | 'steady'> {
  const { name } = subgraph;
  if (!subgraph.stamps) return {};
  return {
    steady: () => subgraph.steady?.() ?? null,
    async stamps(parts, directory) {
      const saw = directory.watch(name);
      const told = await inTime(subgraph.stamps?.(parts) ?? Promise.resolve([]), stampsMs(timeoutMs));
      saw(directoryOf(subgraph));
      return told;
    },
  };
}

async function inTime<Result>(asked: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no stamps in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
