import { answerFor, type Answer } from '../../lib/subgraph/answer';
import type { Log } from '../../lib/log';
import { directoryOf, type Subgraph } from '../../lib/subgraph/subgraph';
import type { GatewayContext } from '../gateway-context';
import { resultOf, type Fetch, type FetchResult, type SubgraphLink } from './subgraph-link';
import { unavailable } from './unavailable';

interface LinkSettings {
  readonly timeoutMs: number;
  readonly log: Log;
}

const LATE = Symbol('late');

/** Reaches a subgraph that runs in this process: no server, no JSON, the same answers as over HTTP. */
export function linkInPlace(subgraph: Subgraph, { timeoutMs, log }: LinkSettings): SubgraphLink {
  const answer = answerFor(subgraph, log, false);
  const { name } = subgraph;

  async function process(fetch: Fetch): Promise<FetchResult> {
    const { viewer, requestId, directory } = fetch.context as GatewayContext;
    const { query = '', variables, operationName } = fetch.request;
    const saw = directory.watch(name);
    const { seq, chain } = directory.neededBy(name);
    const request = { viewer, requestId, directoryVersion: seq, directoryChain: chain };
    const answered = await withinTime(answer({ query, variables, operationName }, request), timeoutMs);
    if (answered === LATE) return unavailable(name, fetch, `no answer in ${timeoutMs} ms`, log);
    saw(directoryOf(subgraph));
    return resultOf(answered);
  }

  return {
    name,
    dataSource: { process },
    ready: () => subgraph.ready(),
    close: () => Promise.resolve(),
  };
}

async function withinTime(answer: Promise<Answer>, timeoutMs: number): Promise<Answer | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
