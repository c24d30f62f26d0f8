import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { KEY_HEADER } from '../../lib/auth/embed-keys';
import { PUBLIC } from '../../lib/auth/viewer';
import type { Log } from '../../lib/log';
import { logRequest } from '../../lib/subgraph/log-request';
import { REQUEST_ID_HEADER, requestIdFrom } from '../../lib/subgraph/request-id';
import { tracedRequest } from '../../lib/tracing/tracing';
import { originOf } from '../limits/address-of';
import type { Rates } from '../limits/rate';
import { FrontRecords, questionOf, type FrontRecord } from './front-records';
import { handOnBody, noteFor } from './front-note';
import type { KeptAnswer } from './kept-answers';
import type { Keeper } from './keeper';

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

  async function answer(request: IncomingMessage, response: ServerResponse, body: Buffer | null) {
    const began = performance.now();
    const question = questionOf(request, body);
    const record = records.get(question);
    const kept = record?.generation === keeper.generation ? await keeper.find(record.key) : null;
    if (record && kept) {
      const paid = await rates.pay(PUBLIC, originOf(request, trustedProxies), Math.max(1, record.cost.cost));
      if (!paid.refused) {
        give(request, response, { record, kept, remaining: paid.remaining, began });
        return;
      }
    }
    if (!response.closed) learn(request, response, question, body);
  }

  function give(
    request: IncomingMessage,
    response: ServerResponse,
    { record, kept, remaining, began }: Given,
  ) {
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
  function learn(
    request: IncomingMessage,
    response: ServerResponse,
    question: string,
    body: Buffer | null,
  ): void {
    const { generation } = keeper;
    const note = noteFor(request);
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

  return (request, response) => {
    if (!isPlain(request)) {
      serve(request, response);
      return;
    }
    const fail = (error: unknown): void => {
      log.error({ err: error }, 'a kept answer could not be given');
      response.destroy();
    };
    if (request.method === 'GET') void answer(request, response, null).catch(fail);
    else readAll(request, (body) => void answer(request, response, body).catch(fail));
  };
}

interface Given {
  readonly record: FrontRecord;
  readonly kept: KeptAnswer;
  readonly remaining: number | null;
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
