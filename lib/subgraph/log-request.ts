import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log';
import { requestSeconds } from '../metrics/metrics';

/** What a request turned out to ask for; filled in while it is being answered. */
export interface RequestNote {
  readonly requestId: string;
  operationName?: string | null;
  /** Which part of the process it was for, of those that the process has; never what the address says. */
  part?: string;
}

/** Writes one line, and counts, when the answer is out or cut off: never a body, a variable, a header or a query string. */
export function logRequest(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  note: RequestNote,
  began = performance.now(),
): void {
  // Whoever serves a part of the addresses takes its name off.
  const { url = '' } = request;
  response.once('close', () => {
    const ms = performance.now() - began;
    const { part = 'other' } = note;
    requestSeconds.observe({ part, status: response.statusCode }, ms / 1000);
    if (!log.isLevelEnabled('info')) return;
    log.info(
      {
        requestId: note.requestId,
        method: request.method,
        path: url.split('?', 1)[0]?.slice(0, 100),
        status: response.statusCode,
        ms: Math.round(ms * 10) / 10,
        ...(note.operationName ? { operationName: safeName(note.operationName) } : {}),
        ...(response.writableFinished ? {} : { cutOff: true }),
      },
      'request',
    );
  });
}

function safeName(name: string): string {
  return /^\w{1,64}$/.test(name) ? name : 'unnamed';
}
