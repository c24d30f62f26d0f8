import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { fail } from '../../lib/errors';
import { readBody } from '../../lib/subgraph/read-body';
import { bodyReadOf } from '../kept/front-note';
import { jsonShape } from './json-shape';

/** Deeper than any record of the hub by far. */
const MOST_DEPTH = 64;
/** Twice what any list of the hub takes, so that one that is a little too long is told of by whoever reads it. */
const MOST_ENTRIES = 1000;

/** After an answer, how long a client that is still sending may take to read it. */
const HANG_UP_MS = 1000;

/**
 * Reads a JSON body of at most so many bytes, counted as they are unpacked. By hand, because the parser of
 * express reads a body that is too long to its end before it says so, and takes any charset that begins with
 * "utf-". Other bodies than JSON are left to whoever knows them.
 */
export function readJson(mostBytes: (request: Request) => number): RequestHandler {
  return async (request, response, next) => {
    response.once('finish', () => hangUpOn(request));
    const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw fail('NOT_UTF8');
    request.body = undefined;
    if (request.is('application/json')) {
      const bytes = mostBytes(request);
      const text = await textOf(request, bytes);
      if (text === null) throw fail('BODY_TOO_LARGE', { bytes });
      request.body = parsed(text);
    }
    next();
  };
}

async function textOf(request: Request, mostBytes: number): Promise<string | null> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = UNPACK[encoding];
  if (!unpack) throw fail('NOT_UTF8');
  // What is packed is shorter than what comes out of it, but for a few bytes that say so.
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + PACKED_EXTRA) return null;
  const read = bodyReadOf(request);
  const unpacked = read ? Readable.from([read]) : unpack(request);
  try {
    return await readBody(unpacked, mostBytes);
  } catch {
    throw fail('NOT_JSON'); // Cut, or not packed as it says.
  } finally {
    if (unpacked !== request) {
      request.unpipe();
      unpacked.destroy();
    }
    request.pause();
  }
}

const PACKED_EXTRA = 64;

const UNPACK: Readonly<Record<string, ((request: Readable) => Readable) | undefined>> = {
  identity: (request) => request,
  gzip: (request) => through(request, createGunzip()),
  'x-gzip': (request) => through(request, createGunzip()),
  deflate: (request) => through(request, createInflate()),
  br: (request) => through(request, createBrotliDecompress()),
};

function through(request: Readable, unpacker: ReturnType<typeof createGunzip>): Readable {
  request.once('error', (error) => unpacker.destroy(error));
  request.once('aborted', () => unpacker.destroy(new Error('aborted')));
  return request.pipe(unpacker);
}

function parsed(text: string): unknown {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json === '') return {};
  if (!/^\s*[[{]/.test(json)) throw fail('NOT_JSON');
  const { depth, longestList } = jsonShape(json);
  if (depth > MOST_DEPTH)
    throw fail('BODY_TOO_LONG', { asked: depth, what: 'levels within each other', most: MOST_DEPTH });
  if (longestList > MOST_ENTRIES)
    throw fail('BODY_TOO_LONG', { asked: longestList, what: 'entries in one list', most: MOST_ENTRIES });
  try {
    return JSON.parse(json);
  } catch {
    throw fail('NOT_JSON');
  }
}

/**
 * A client that was answered before it had sent everything may read the answer, while what it goes on sending is
 * thrown away; then the line is cut. Cut at once, with bytes of it unread, it would take the answer along.
 */
function hangUpOn(request: Request): void {
  if (request.complete) return;
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, HANG_UP_MS).unref();
}
