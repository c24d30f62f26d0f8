import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fail } from '../lib/errors';
import type { Log } from '../lib/log';
import { requestsAtWork, requestsShed } from '../lib/metrics/metrics';
import { LIVE_PATH, READY_PATH } from '../lib/subgraph/health';
import { noteArrival } from './arrival';
import { OverloadLimit } from './overload-limit';
import { WaitingRoom } from './waiting-room';

/** Stands before everything else that a gateway does with a request. */
export interface Overload {
  /** The same listener, for as many as can be answered well; the others are refused before anything is read. */
  guard(serve: RequestListener): RequestListener;
  /** Whether somebody was refused in the last seconds. */
  readonly isShedding: boolean;
  readonly refused: number;
  close(): void;
}

const LOOK_EVERY_MS = 100;
const TOLD_FOR_MS = 5000;
/** A longer body of a refused request is not waited for: the connection goes with it. */
const READ_ANYWAY_BYTES = 64 * 1024;

/**
 * Refuses what a busy gateway could only answer late: with 503, OVERLOADED and Retry-After, at the price of a
 * few header lines, between one answer and the next. A request has a place from its head to its turn, and from
 * its last byte in to its last byte out, so that slow senders hold none. Health is always answered.
 */
export function overload(
  mostInFlight: number,
  log: Log,
  isKnown: (request: IncomingMessage) => boolean,
): Overload {
  const limit = new OverloadLimit(mostInFlight);
  const room = new WaitingRoom();
  let atWork = 0;
  let mostTaken = 0;
  let refused = 0;
  let refusedAt = -Infinity;
  let told = 0;

  const timer = setInterval(() => {
    limit.adjust(room.longestWaitMs(), mostTaken);
    mostTaken = atWork + room.size;
  }, LOOK_EVERY_MS).unref();
  const report = setInterval(() => {
    if (refused > told)
      log.warn({ refused: refused - told, atWork }, 'requests were refused: too many at once');
    told = refused;
  }, TOLD_FOR_MS).unref();

  function count(request: IncomingMessage, response: ServerResponse): void {
    const begin = (): void => {
      if (response.closed) return;
      atWork += 1;
      requestsAtWork.inc();
      response.once('close', () => {
        atWork -= 1;
        requestsAtWork.dec();
      });
    };
    if (hasBody(request)) request.once('end', begin);
    else begin();
  }

  return {
    guard: (serve) => (request, response) => {
      if (isHealth(request)) return serve(request, response);
      const taken = atWork + room.size;
      if (!limit.admits(taken, isKnown(request))) {
        refused += 1;
        requestsShed.inc();
        refusedAt = performance.now();
        return refuse(request, response);
      }
      mostTaken = Math.max(mostTaken, taken + 1);
      noteArrival(request);
      room.enter(() => {
        if (response.closed) return; // Gone while it waited.
        count(request, response);
        serve(request, response);
      });
    },
    get isShedding() {
      return performance.now() - refusedAt < TOLD_FOR_MS;
    },
    get refused() {
      return refused;
    },
    close() {
      clearInterval(timer);
      clearInterval(report);
    },
  };
}

const { message, extensions } = fail('OVERLOADED');
const BODY = JSON.stringify({ errors: [{ message, extensions: { code: extensions['code'] } }] });

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const { accept = '', 'content-length': bytes, 'transfer-encoding': chunked } = request.headers;
  const long = chunked !== undefined || Number(bytes ?? 0) > READ_ANYWAY_BYTES;
  const type = accept.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  response.writeHead(503, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(BODY),
    // Not all in the same second, or they would all come back together.
    'retry-after': String(1 + Math.floor(Math.random() * 3)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(long ? { connection: 'close' } : {}),
  });
  response.end(BODY);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isHealth({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(LIVE_PATH) || url.startsWith(READY_PATH);
}
