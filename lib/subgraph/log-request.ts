import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log';

/** What a request turned out to ask for; filled in while it is being answered. */
export interface RequestNote {
  readonly requestId: string;
  operationName?: string | null;
}

/** Writes one line when the answer is out or cut off: never a body, a variable, a header or a query string. */
export function logRequest(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  note: RequestNote,
): void {
  const began = performance.now();
  const path = (request.url ?? '').split('?', 1)[0]?.slice(0, 100);
  response.once('close', () => {
    log.info(
      {
        requestId: note.requestId,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round((performance.now() - began) * 10) / 10,
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
