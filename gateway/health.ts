import type { Log } from '../lib/log';
import { answersInTime, type Health } from '../lib/subgraph/health';
import type { SubgraphLink } from './links/subgraph-link';

export type Phase = 'starting' | 'serving' | 'draining';

/** Balancers ask several times a second, each subgraph is asked at most this often. */
const FRESH_MS = 500;

/**
 * Says whether this gateway should get requests. It should while it serves and reaches a subgraph: with one
 * down, the rest of every answer still arrives. It should also while it is overloaded: it refuses what is too
 * much by itself, and without it the next gateway would be overloaded more. The body tells all of it.
 */
export function gatewayHealth(
  links: readonly SubgraphLink[],
  phase: () => Phase,
  log: Log,
  /** What else whoever looks should know; it decides nothing. */
  more: () => Record<string, unknown> = () => ({}),
) {
  let asked = -Infinity;
  let states: Promise<[string, boolean][]> = Promise.resolve([]);

  function subgraphs(): Promise<[string, boolean][]> {
    if (performance.now() - asked > FRESH_MS) {
      asked = performance.now();
      states = Promise.all(
        links.map(async (link) => [link.name, await answersInTime(() => link.ready(), log)]),
      );
    }
    return states;
  }

  return async (): Promise<Health> => {
    if (phase() !== 'serving') return { status: 503, body: { status: phase() } };
    const found = await subgraphs();
    const up = found.filter(([, ready]) => ready).length;
    const status = up === found.length ? 'ready' : up > 0 ? 'degraded' : 'unavailable';
    const each = Object.fromEntries(found.map(([name, ready]) => [name, ready ? 'ready' : 'unavailable']));
    return { status: up > 0 ? 200 : 503, body: { status, subgraphs: each, ...more() } };
  };
}
