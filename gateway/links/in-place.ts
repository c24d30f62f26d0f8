import { answerFor, type Answer } from '../../lib/subgraph/answer';
import type { Log } from '../../lib/log';
import { directoryOf, type Subgraph } from '../../lib/subgraph/subgraph';
import type { GatewayContext } from '../gateway-context';
import { stampsInPlace } from './stamps-in-place';
import { resultOf, type Fetch, type FetchResult, type SubgraphLink } from './subgraph-link';
import type { TimeLimit } from './time-limit';
import { turnstile } from './turnstile';
import { unavailable } from './unavailable';

interface LinkSettings {
  readonly timeoutMs: number;
  readonly log: Log;
}

/**
 * Reaches a subgraph that runs in this process: no server, no JSON, the same answers as over HTTP. Its time and
 * its places are bounded as there; there is nothing to leave alone or to ask again, since no wire can break.
 */
export function linkInPlace(subgraph: Subgraph, { timeoutMs, log }: LinkSettings): SubgraphLink {
  const answer = answerFor(subgraph, log, false);
  const enter = turnstile(timeoutMs);
  const { name } = subgraph;

  async function ask(fetch: Fetch, { msLeft }: TimeLimit): Promise<Answer> {
    const { viewer, requestId, directory, rests } = fetch.context as GatewayContext;
    const { query = '', variables, operationName } = fetch.request;
    const saw = directory.watch(name);
    const { seq, chain } = directory.neededBy(name);
    const answered = await answer(
      { query, variables, operationName },
      { viewer, requestId, directoryVersion: seq, directoryChain: chain, deadlineMs: Math.ceil(msLeft()) },
    );
    saw(directoryOf(subgraph));
    rests?.add(name, answered.restsOn);
    return answered;
  }

  return {
    name,
    dataSource: {
      process: (fetch: Fetch): Promise<FetchResult> =>
        enter(fetch, (limit) => ask(fetch, limit)).then(resultOf, (error: unknown) =>
          unavailable(name, fetch, error, log),
        ),
    },
    ...stampsInPlace(subgraph, timeoutMs),
    ready: () => subgraph.ready(),
    close: () => Promise.resolve(),
  };
}
