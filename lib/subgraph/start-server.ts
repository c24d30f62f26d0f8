import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Viewer } from '../auth/viewer';
import { isStrongSecret, openCall, VIEWER_HEADER, type SignedCall } from '../auth/signed-call';
import { fail, type FailureCode } from '../errors';
import type { Log } from '../log';
import { hasDiverged } from '../outbox/inbox';
import { readPosition, START, writePosition, type Position } from '../outbox/position';
import { tracedRequest } from '../tracing/tracing';
import { answerFor } from './answer';
import { operationIn, partsIn } from './asked';
import { drainOf } from './drain';
import { LIVE, LIVE_PATH, READY_PATH, subgraphHealth } from './health';
import { logRequest, type RequestNote } from './log-request';
import { maskError } from './mask-error';
import { readBytes } from './read-body';
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id';
import { ALL } from './rests-on';
import { directoryOf, type Subgraph } from './subgraph';

/** The header that carries the version of the organisation directory, there and back. */
export const DIRECTORY_HEADER = 'x-sopan-directory';

/** The header with the milliseconds that the gateway goes on waiting for the answer. */
export const DEADLINE_HEADER = 'x-sopan-deadline';

export const GRAPHQL_PATH = '/graphql';
export const FEED_PATH = '/feed';
export const STAMPS_PATH = '/stamps';

/** The header that says on which parts of the subgraph's records an answer rests, as a JSON array. */
export const RESTS_ON_HEADER = 'x-sopan-rests-on';

/** More than the gateway lets through: the gateway is what sets limits. */
const BODY_BYTES = 8 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that it is never this side that hangs up first. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_MS = 30_000;
/** Longer than that, all of the subgraph's records stand for them. */
const RESTS_ON_BYTES = 8192;

export interface SubgraphServerSettings {
  /** 127.0.0.1 unless told: a subgraph is for the gateway and its siblings, not for the network. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** SOPAN_GATEWAY_SECRET, at least 32 characters. */
  readonly secret: string;
  readonly log: Log;
  /** Off unless told, and never on in production. */
  readonly introspection?: boolean;
  /** How long the port stays open after readiness is withdrawn. */
  readonly drainDelayMs?: number;
}

export interface SubgraphServer {
  readonly url: string;
  /** Withdraws readiness, lets what is in flight finish, closes the port. The subgraph itself stays open. */
  close(): Promise<void>;
}

/**
 * Serves a subgraph to the gateway over HTTP. Only health is open; everything else needs a header that signs
 * the viewer, this path and this very body, and gets one and the same 401 without it.
 */
export async function startSubgraphServer(
  subgraph: Subgraph,
  settings: SubgraphServerSettings,
): Promise<SubgraphServer> {
  const { secret, log, host = '127.0.0.1' } = settings;
  if (!isStrongSecret(secret)) throw new Error('SOPAN_GATEWAY_SECRET needs at least 32 characters.');
  const answer = answerFor(subgraph, log, settings.introspection ?? false);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS });
  const drain = drainOf(server, settings.drainDelayMs ?? 0);

  async function respond(request: IncomingMessage, response: ServerResponse, note: RequestNote) {
    // Not by URL, which throws for addresses such as //.
    const [pathname, query] = (request.url ?? '/').split('?', 2);
    if (pathname === LIVE_PATH) return send(response, LIVE.status, LIVE.body);
    if (pathname === READY_PATH) {
      const health = await subgraphHealth(drain.draining, () => subgraph.ready(), log);
      return send(response, health.status, health.body);
    }
    const call = signedCall(request);
    if (!call) return refuse(response, 'UNAUTHENTICATED');
    if (pathname === FEED_PATH && request.method === 'GET') {
      note.part = 'feed';
      if (!call.isFor('')) return refuse(response, 'UNAUTHENTICATED');
      return sendFeed(response, call.viewer, readPosition(new URLSearchParams(query).get('since') ?? '0'));
    }
    if (pathname === STAMPS_PATH && request.method === 'POST') {
      note.part = 'stamps';
      return sendStamps(request, response, call);
    }
    if (pathname !== GRAPHQL_PATH || request.method !== 'POST') return refuse(response, 'NOT_FOUND');
    note.part = 'graphql';
    return answerOperation(request, response, call, note);
  }

  /** The call that the caller signed; no body is read for anybody else. */
  function signedCall({ headers, method, url = '/' }: IncomingMessage): SignedCall | null {
    if (method !== 'GET' && method !== 'POST') return null;
    try {
      return openCall(secret, subgraph.name, headers[VIEWER_HEADER], { method, path: url });
    } catch {
      return null;
    }
  }

  async function answerOperation(
    request: IncomingMessage,
    response: ServerResponse,
    call: SignedCall,
    note: RequestNote,
  ) {
    const body = await signedBody(request, response, call);
    if (!body) return;
    const asked = operationIn(parsed(body));
    if (!asked) return refuse(response, 'NOT_JSON');
    note.operationName = asked.operationName ?? null;
    const { restsOn, ...answered } = await answer(asked, {
      viewer: call.viewer,
      requestId: note.requestId,
      ...directoryIn(request.headers[DIRECTORY_HEADER]),
      ...deadlineIn(request.headers[DEADLINE_HEADER]),
    });
    const told = [DIRECTORY_HEADER, writePosition(directoryOf(subgraph))];
    if (restsOn) told.push(RESTS_ON_HEADER, writtenParts(restsOn));
    return send(response, 200, answered, told);
  }

  async function sendStamps(request: IncomingMessage, response: ServerResponse, call: SignedCall) {
    const body = await signedBody(request, response, call);
    if (!body) return;
    const parts = partsIn(parsed(body));
    if (!parts) return refuse(response, 'NOT_JSON');
    if (!subgraph.stamps) return refuse(response, 'NOT_FOUND');
    const stamps = await subgraph.stamps(parts);
    return send(response, 200, { stamps }, [DIRECTORY_HEADER, writePosition(directoryOf(subgraph))]);
  }

  /** The body that the caller signed; null where it is refused, and that has been said. */
  async function signedBody(request: IncomingMessage, response: ServerResponse, call: SignedCall) {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      refuse(response, 'NOT_UTF8');
      return null;
    }
    const body = await readBytes(request, BODY_BYTES);
    if (body === null) {
      response.setHeader('connection', 'close');
      refuse(response, 'BODY_TOO_LARGE', { bytes: BODY_BYTES });
      return null;
    }
    if (call.isFor(body)) return body;
    refuse(response, 'UNAUTHENTICATED');
    return null;
  }

  async function sendFeed(response: ServerResponse, viewer: Viewer, since: Position | null) {
    const sibling = viewer.role === 'ADMIN' && viewer.subject.startsWith('subgraph:');
    if (!sibling) return refuse(response, 'UNAUTHENTICATED');
    if (!subgraph.feed || !since) return refuse(response, 'NOT_FOUND');
    try {
      return send(response, 200, await subgraph.feed(since.seq, since.chain));
    } catch (error) {
      if (hasDiverged(error)) return refuse(response, 'FEED_DIVERGED', { seq: since.seq });
      throw error;
    }
  }

  server.on('request', (request, response) => {
    const note: RequestNote = { requestId: requestIdFrom(request.headers[REQUEST_ID_HEADER]) };
    const run = (): void => {
      respond(request, response, note).catch((error: unknown) => {
        const masked = maskError(error, note.requestId, log);
        if (response.headersSent) response.destroy();
        else send(response, 500, { errors: [masked] });
      });
    };
    if (request.url?.startsWith('/health/')) {
      run();
      return;
    }
    logRequest(log, request, response, note);
    tracedRequest(request, response, run, request.headers);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log.info({ subgraph: subgraph.name, url }, 'listening');
  return { url, close: () => drain.close() };
}

/** The position in a directory header; the start (any) when there is none or it makes no sense. */
export function positionIn(header: string | string[] | undefined): Position {
  return (typeof header === 'string' && readPosition(header)) || START;
}

function directoryIn(header: string | string[] | undefined) {
  const { seq, chain } = positionIn(header);
  return { directoryVersion: seq, ...(chain ? { directoryChain: chain } : {}) };
}

function deadlineIn(header: string | string[] | undefined) {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? { deadlineMs: Number(header) } : {};
}

function writtenParts(restsOn: readonly string[]): string {
  const written = JSON.stringify(restsOn);
  return Buffer.byteLength(written) > RESTS_ON_BYTES ? JSON.stringify([ALL]) : written;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const JSON_TOLD = [
  ...['content-type', 'application/json; charset=utf-8'],
  ...['cache-control', 'no-store'],
  ...['x-content-type-options', 'nosniff'],
];

function send(response: ServerResponse, status: number, body: unknown, told: readonly string[] = []): void {
  const bytes = Buffer.from(JSON.stringify(body ?? null));
  response.writeHead(status, [...JSON_TOLD, 'content-length', String(bytes.length), ...told]);
  response.end(bytes);
}

function refuse(response: ServerResponse, code: FailureCode, values: Record<string, number> = {}): void {
  const { message, extensions } = fail(code, values);
  const { http, ...told } = extensions as { code: string; http?: { status: number } };
  send(response, http?.status ?? 400, { errors: [{ message, extensions: told }] });
}
