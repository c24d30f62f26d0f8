import { Pool } from 'undici';
import { VIEWER_HEADER } from '../../lib/auth/viewer-token';
import type { Log } from '../../lib/log';
import { writePosition } from '../../lib/outbox/position';
import type { Answer } from '../../lib/subgraph/answer';
import { READY_PATH } from '../../lib/subgraph/health';
import { readBody } from '../../lib/subgraph/read-body';
import { REQUEST_ID_HEADER } from '../../lib/subgraph/request-id';
import { DIRECTORY_HEADER, GRAPHQL_PATH, positionIn } from '../../lib/subgraph/start-server';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { viewerForwarder } from '../forward-viewer';
import type { GatewayContext } from '../gateway-context';
import { resultOf, type Fetch, type FetchResult, type SubgraphLink } from './subgraph-link';
import { unavailable } from './unavailable';

interface LinkSettings {
  readonly name: SubgraphName;
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly log: Log;
}

const CONNECTIONS = 64;
const ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * Reaches a subgraph's server over kept-alive connections. Whatever is not a whole GraphQL answer in time
 * (refused, 5xx, HTML, cut JSON, too few entities) becomes SUBGRAPH_UNAVAILABLE.
 */
export function linkOverHttp({ name, url, secret, timeoutMs, log }: LinkSettings): SubgraphLink {
  const pool = new Pool(new URL(url).origin, { connections: CONNECTIONS });
  const forward = viewerForwarder(secret);

  async function ask(fetch: Fetch): Promise<Answer> {
    const { viewer, requestId, directory } = fetch.context as GatewayContext;
    const { query, variables, operationName } = fetch.request;
    const saw = directory.watch(name);
    const { statusCode, headers, body } = await pool.request({
      method: 'POST',
      path: GRAPHQL_PATH,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        [VIEWER_HEADER]: await forward(name, viewer),
        [REQUEST_ID_HEADER]: requestId,
        [DIRECTORY_HEADER]: writePosition(directory.neededBy(name)),
      },
      body: JSON.stringify({ query, variables, operationName }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (statusCode >= 500 || statusCode === 401) {
      await body.dump();
      throw new Error(`status ${statusCode}`);
    }
    const text = await readBody(body, ANSWER_BYTES);
    if (text === null) {
      body.destroy();
      throw new Error(`an answer of more than ${ANSWER_BYTES} bytes`);
    }
    saw(positionIn(headers[DIRECTORY_HEADER]));
    return wholeAnswer(text, variables);
  }

  async function ready(): Promise<boolean> {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: READY_PATH,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await body.dump();
    return statusCode === 200;
  }

  return {
    name,
    dataSource: {
      process: (fetch: Fetch): Promise<FetchResult> =>
        ask(fetch).then(resultOf, (error: unknown) => unavailable(name, fetch, reasonOf(error), log)),
    },
    ready,
    close: () => pool.close(),
  };
}

/** Refuses what parses but is no GraphQL answer, or answers for other entities than were asked for. */
function wholeAnswer(text: string, variables: Fetch['request']['variables']): Answer {
  const answer = JSON.parse(text) as Answer | null;
  if (!answer || typeof answer !== 'object' || (!answer.data && !Array.isArray(answer.errors))) {
    throw new Error('not a GraphQL answer');
  }
  const asked = variables?.representations as unknown[] | undefined;
  const entities = answer.data?._entities as unknown[] | undefined;
  if (asked && answer.data && (!Array.isArray(entities) || entities.length !== asked.length)) {
    throw new Error(`${entities?.length ?? 'no'} entities for ${asked.length}`);
  }
  return answer;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // The message of a parse error quotes the answer, which may be a page with secrets on it.
  if (error instanceof SyntaxError) return 'not JSON';
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? code : error.message || error.name;
}
