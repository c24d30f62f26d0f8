import { Pool } from 'undici';
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
import { post, type Posted } from './post';
import { RetryBudget } from './retry-budget';
import { stampsMs } from './stamps-in-place';
import { isRead, resultOf, type Fetch, type FetchResult, type SubgraphLink } from './subgraph-link';
import { timeLimit, type TimeLimit } from './time-limit';
import { tryTwice } from './try-twice';
import { IN_FLIGHT, inTime, turnstile } from './turnstile';
import { unavailable } from './unavailable';
import { mayBeAskedAgain, wholeAnswer } from './whole-answer';

interface LinkSettings {
  readonly name: SubgraphName;
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** What goes with an operation over the wire. */
interface With {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly position: Position;
}

/** The time of each fetch is its limit's; undici's own clocks would only tick beside it. */
const NO_CLOCKS = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * Reaches a subgraph's server over kept-alive connections. Whatever is not a whole GraphQL answer in time
 * (refused, 5xx, HTML, cut JSON, too few entities, too much) becomes SUBGRAPH_UNAVAILABLE. A read may be asked
 * twice, a mutation never, unless no connection was made; a subgraph that fails again and again is left alone.
 */
export function linkOverHttp({ name, url, secret, timeoutMs, log }: LinkSettings): SubgraphLink {
  const pool = new Pool(new URL(url).origin, { connections: IN_FLIGHT, ...NO_CLOCKS });
  const enter = turnstile(timeoutMs);
  const budget = new RetryBudget();
  const breaker = new Breaker(probe, name, log);
  const partsOf = keptParts();

  function send(path: string, asked: Operation | StampsAsked, sent: With, limit: TimeLimit): Promise<Posted> {
    const body = Buffer.from(JSON.stringify(asked));
    const { viewer, requestId, position } = sent;
    const headers = [
      ...JSON_SENT,
      ...[VIEWER_HEADER, signCall(secret, name, viewer, { method: 'POST', path, body })],
      ...[REQUEST_ID_HEADER, requestId],
      ...[DIRECTORY_HEADER, writePosition(position)],
      ...[DEADLINE_HEADER, String(Math.ceil(limit.msLeft()))],
      ...Object.entries(traceHeaders()).flat(),
    ];
    return post(pool, { path, body, headers }, limit);
  }

  async function ask(fetch: Fetch, limit: TimeLimit): Promise<Answer> {
    const { viewer, requestId, directory, rests } = fetch.context as GatewayContext;
    const { query = '', variables, operationName } = fetch.request;
    const saw = directory.watch(name);
    const sent = { viewer, requestId, position: directory.neededBy(name) };
    const operation = { query, variables, operationName };
    const { text, headers } = await send(GRAPHQL_PATH, operation, sent, limit);
    const answer = wholeAnswer(text, variables);
    saw(positionIn(headers[DIRECTORY_HEADER]));
    rests?.add(name, partsOf(headers[RESTS_ON_HEADER]));
    return answer;
  }

  async function stamps(parts: readonly string[], directory: DirectoryVersion): Promise<readonly string[]> {
    breaker.pass();
    const saw = directory.watch(name);
    const sent = { viewer: PUBLIC, requestId: 'stamps', position: START };
    const { text, headers } = await inTime(timeLimit(stampsMs(timeoutMs)), (limit) =>
      send(STAMPS_PATH, { parts }, sent, limit),
    );
    saw(positionIn(headers[DIRECTORY_HEADER]));
    return stampsIn(text);
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
    const sent = { viewer: PUBLIC, requestId: 'probe', position: START };
    const { text } = await inTime(timeLimit(PROBE_MS), (limit) =>
      send(GRAPHQL_PATH, { query: '{ __typename }' }, sent, limit),
    );
    wholeAnswer(text, undefined);
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

const JSON_SENT = ['content-type', 'application/json; charset=utf-8'];

interface StampsAsked {
  readonly parts: readonly string[];
}

function stampsIn(text: string): readonly string[] {
  const { stamps } = JSON.parse(text) as { stamps?: unknown };
  return isTexts(stamps) ? stamps : [];
}

/** Reads the parts that a header names. Most answers of a subgraph name those that the one before did. */
function keptParts(): (header: string | string[] | undefined) => readonly string[] | undefined {
  let last: { readonly header: string; readonly parts: readonly string[] | undefined } | undefined;
  return (header) => {
    if (typeof header !== 'string') return undefined;
    if (header === last?.header) return last.parts;
    const parts: unknown = JSON.parse(header);
    last = { header, parts: isTexts(parts) ? parts : undefined };
    return last.parts;
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
