import { Pool, type Dispatcher } from 'undici';
import { signCall, VIEWER_HEADER } from '../../lib/auth/signed-call';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import type { Log } from '../../lib/log';
import { START, writePosition, type Position } from '../../lib/outbox/position';
import type { Answer, Operation } from '../../lib/subgraph/answer';
import { READY_PATH } from '../../lib/subgraph/health';
import { REQUEST_ID_HEADER } from '../../lib/subgraph/request-id';
import {
  DEADLINE_HEADER,
  DIRECTORY_HEADER,
  GRAPHQL_PATH,
  positionIn,
  RESTS_ON_HEADER,
  STAMPS_PATH,
} from '../../lib/subgraph/start-server';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { traceHeaders } from '../../lib/tracing/tracing';
import type { DirectoryVersion } from '../directory-version';
import type { GatewayContext } from '../gateway-context';
import { Breaker, PROBE_MS } from './breaker';
import { RetryBudget } from './retry-budget';
import { stampsMs } from './stamps-in-place';
import { isRead, resultOf, type Fetch, type FetchResult, type SubgraphLink } from './subgraph-link';
import { timeLimit, type TimeLimit } from './time-limit';
import { tryTwice } from './try-twice';
import { IN_FLIGHT, turnstile } from './turnstile';
import { unavailable } from './unavailable';
import { mayBeAskedAgain, readAnswer, wholeAnswer } from './whole-answer';

interface LinkSettings {
  readonly name: SubgraphName;
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** What goes with an operation over the wire. */
interface Sent {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly position: Position;
}

/**
 * Reaches a subgraph's server over kept-alive connections. Whatever is not a whole GraphQL answer in time
 * (refused, 5xx, HTML, cut JSON, too few entities, too much) becomes SUBGRAPH_UNAVAILABLE. A read may be asked
 * twice, a mutation never, unless no connection was made; a subgraph that fails again and again is left alone.
 */
export function linkOverHttp({ name, url, secret, timeoutMs, log }: LinkSettings): SubgraphLink {
  const pool = new Pool(new URL(url).origin, { connections: IN_FLIGHT });
  const enter = turnstile(timeoutMs);
  const budget = new RetryBudget();
  const breaker = new Breaker(probe, name, log);

  async function post(asked: Operation | StampsAsked, sent: Sent, limit: TimeLimit): Promise<Posted> {
    const { signal, msLeft } = limit;
    const path = 'parts' in asked ? STAMPS_PATH : GRAPHQL_PATH;
    const call = { method: 'POST', path, body: JSON.stringify(asked) } as const;
    const { viewer, requestId, position } = sent;
    const response = await pool.request({
      ...call,
      headers: {
        ...traceHeaders(),
        'content-type': 'application/json; charset=utf-8',
        [VIEWER_HEADER]: signCall(secret, name, viewer, call),
        [REQUEST_ID_HEADER]: requestId,
        [DIRECTORY_HEADER]: writePosition(position),
        [DEADLINE_HEADER]: String(Math.ceil(msLeft())),
      },
      signal,
    });
    return { text: await readAnswer(response), headers: response.headers };
  }

  async function ask(fetch: Fetch, limit: TimeLimit): Promise<Answer> {
    const { viewer, requestId, directory, rests } = fetch.context as GatewayContext;
    const { query = '', variables, operationName } = fetch.request;
    const saw = directory.watch(name);
    const sent = { viewer, requestId, position: directory.neededBy(name) };
    const { text, headers } = await post({ query, variables, operationName }, sent, limit);
    const answer = wholeAnswer(text, variables);
    saw(positionIn(headers[DIRECTORY_HEADER]));
    rests?.add(name, restsOnIn(headers[RESTS_ON_HEADER]));
    return answer;
  }

  async function stamps(parts: readonly string[], directory: DirectoryVersion): Promise<readonly string[]> {
    breaker.pass();
    const limit = timeLimit(stampsMs(timeoutMs));
    const saw = directory.watch(name);
    const sent = { viewer: PUBLIC, requestId: 'stamps', position: START };
    try {
      const { text, headers } = await Promise.race([limit.over, post({ parts }, sent, limit)]);
      saw(positionIn(headers[DIRECTORY_HEADER]));
      return stampsIn(text);
    } finally {
      limit.end();
    }
  }

  function askTwice(fetch: Fetch, limit: TimeLimit): Promise<Answer> {
    const read = isRead(fetch);
    budget.earn();
    return tryTwice({
      limit,
      attempt: () => ask(fetch, limit),
      mayRepeat: (error) => mayBeAskedAgain(error, read) && budget.take(),
      mayHedge: () => read && budget.take(),
    });
  }

  async function process(fetch: Fetch): Promise<FetchResult> {
    try {
      breaker.pass();
      return resultOf(await enter(fetch, (limit) => breaker.run(() => askTwice(fetch, limit))));
    } catch (error) {
      return unavailable(name, fetch, error, log);
    }
  }

  async function probe(): Promise<void> {
    const limit = timeLimit(PROBE_MS);
    const sent = { viewer: PUBLIC, requestId: 'probe', position: START };
    try {
      wholeAnswer((await post({ query: '{ __typename }' }, sent, limit)).text, undefined);
    } finally {
      limit.end();
    }
  }

  async function ready(): Promise<boolean> {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: READY_PATH,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await body.dump();
    return statusCode === 200 && breaker.isAnswering();
  }

  return {
    name,
    dataSource: { process },
    stamps,
    ready,
    async close() {
      breaker.close();
      await pool.close();
    },
  };
}

interface StampsAsked {
  readonly parts: readonly string[];
}

function stampsIn(text: string): readonly string[] {
  const { stamps } = JSON.parse(text) as { stamps?: unknown };
  return isTexts(stamps) ? stamps : [];
}

function restsOnIn(header: string | string[] | undefined): readonly string[] | undefined {
  if (typeof header !== 'string') return undefined;
  const parts: unknown = JSON.parse(header);
  return isTexts(parts) ? parts : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

interface Posted {
  readonly text: string;
  readonly headers: Dispatcher.ResponseData['headers'];
}
