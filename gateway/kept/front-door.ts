import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { KEY_HEADER } from '../../lib/auth/embed-keys';
import { PUBLIC } from '../../lib/auth/viewer';
import type { Log } from '../../lib/log';
import { logRequest } from '../../lib/subgraph/log-request';
import { REQUEST_ID_HEADER, requestIdFrom } from '../../lib/subgraph/request-id';
import { tracedRequest } from '../../lib/tracing/tracing';
import { arrivalOf } from '../arrival';
import { originOf } from '../limits/address-of';
import type { Paid, Rates } from '../limits/rate';
import { FrontRecords, questionOf, type FrontRecord } from './front-records';
import { handOnBody, noteFor } from './front-note';
import type { KeptAnswer } from './kept-answers';
import type { Keeper, Read } from './keeper';

interface FrontDoorSettings {
  readonly keeper: Keeper;
  readonly rates: Rates;
  readonly trustedProxies: number;
  readonly log: Log;
}

/** A longer question goes the long way. */
const LONGEST_BODY = 8 * 1024;

/**
 * Answers what anybody asks in the very words in which it was answered before, as the bytes of that answer, with
 * the headers that it had: after its stamps have been read, and the minute of whoever asks has paid. Everything
 * else, and whatever is refused, goes the long way, which is where each answer is given for the first time.
 */
export function frontDoor(
  serve: RequestListener,
  { keeper, rates, trustedProxies, log }: FrontDoorSettings,
): RequestListener {
  const records = new FrontRecords();

  /** Where nothing was committed since the last time, it is all done before this returns. */
  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer | null): void {
    const asked: Asked = {
      request,
      response,
      body,
      question: questionOf(request, body),
      began: performance.now(),
    };
    const record = records.get(asked.question);
    if (record?.generation !== keeper.generation) {
      learn(asked);
      return;
    }
    const kept = keeper.findNow(record.key, arrivalOf(request));
    if (kept) sell(asked, record, kept);
    else judge(asked, record).catch((error: unknown) => fail(error, response));
  }

  async function judge(asked: Asked, record: FrontRecord): Promise<void> {
    const { answer: kept, seen } = await keeper.find(record.key);
    if (kept) sell(asked, record, kept);
    else learn(asked, seen);
  }

  /** Gives an answer to whoever can pay for it. */
  function sell(asked: Asked, record: FrontRecord, kept: KeptAnswer): void {
    const { request, response } = asked;
    const giveOrRefuse = ({ refused, remaining }: Paid): void => {
      if (refused) learn(asked);
      else give(asked, record, kept, remaining);
    };
    const paid = rates.pay(PUBLIC, originOf(request, trustedProxies), Math.max(1, record.cost.cost));
    if (paid instanceof Promise) paid.then(giveOrRefuse).catch((error: unknown) => fail(error, response));
    else giveOrRefuse(paid);
  }

  function give(
    { request, response, began }: Asked,
    record: FrontRecord,
    kept: KeptAnswer,
    remaining: number | null,
  ): void {
    if (response.closed) return;
    const { operationName } = record;
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER]);
    const note = { requestId, part: 'graphql', ...(operationName ? { operationName } : {}) };
    logRequest(log, request, response, note, began);
    tracedRequest(request, response, () => {
      records.send(request, response, { record, kept, remaining, requestId });
    });
  }

  /** Sends a request the long way, and looks at what comes of it. */
  function learn({ request, response, body, question }: Asked, seen?: Read): void {
    if (response.closed) return;
    const { generation } = keeper;
    const note = noteFor(request, seen);
    if (body) handOnBody(request, body);
    response.once('finish', () => {
      if (
        note.key !== undefined &&
        note.cost &&
        response.statusCode === 200 &&
        generation === keeper.generation
      )
        records.set(question, { ...note, key: note.key, cost: note.cost, generation }, response);
    });
    serve(request, response);
  }

  function answerSafely(request: IncomingMessage, response: ServerResponse, body: Buffer | null): void {
    try {
      answer(request, response, body);
    } catch (error) {
      fail(error, response);
    }
  }

  function fail(error: unknown, response: ServerResponse): void {
    log.error({ err: error }, 'a kept answer could not be given');
    response.destroy();
  }

  return (request, response) => {
    if (!isPlain(request)) serve(request, response);
    else if (request.method === 'GET') answerSafely(request, response, null);
    else readAll(request, (body) => answerSafely(request, response, body));
  };
}

/** A request that has been read to its end. */
interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer | null;
  /** All of it on which its answer depends. */
  readonly question: string;
  readonly began: number;
}

/** Whether a request is of the plain kind, brings nothing by which somebody is known, and is for /graphql. */
function isPlain({ method, url = '', headers }: IncomingMessage): boolean {
  if (headers.authorization !== undefined || headers[KEY_HEADER] !== undefined) return false;
  if (method === 'GET') return url.startsWith('/graphql?') && url.length <= LONGEST_BODY && !hasBody(headers);
  if (method !== 'POST' || url !== '/graphql') return false;
  const length = Number(headers['content-length']);
  const isShort = length > 0 && length <= LONGEST_BODY;
  return isShort && headers['transfer-encoding'] === undefined && headers['content-encoding'] === undefined;
}

function hasBody(headers: IncomingMessage['headers']): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** A request that is cut off is nobody's: what is left of it goes with its connection. */
function readAll(request: IncomingMessage, done: (body: Buffer) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.once('end', () => {
    const [only] = parts;
    done(parts.length === 1 && only ? only : Buffer.concat(parts));
  });
  request.once('error', () => undefined);
}
