import type { IncomingMessage } from 'node:http';

/** What the front door learns of a request that went the long way. */
export interface FrontNote {
  /** Under which key its answer is kept; unset where it is not. */
  key?: string;
  cost?: { readonly cost: number; readonly limit: number };
  operationName?: string | null | undefined;
}

const notes = new WeakMap<IncomingMessage, FrontNote>();
const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Asks those who answer a request to tell of it. */
export function noteFor(request: IncomingMessage): FrontNote {
  const note: FrontNote = {};
  notes.set(request, note);
  return note;
}

/** The note of a request, where somebody wants one. */
export function frontNoteOf(request: IncomingMessage): FrontNote | undefined {
  return notes.get(request);
}

/** Hands on the body of a request that has been read to its end. */
export function handOnBody(request: IncomingMessage, body: Buffer): void {
  bodies.set(request, body);
}

/** The body of a request, where it has been read already. */
export function bodyReadOf(request: IncomingMessage): Buffer | undefined {
  return bodies.get(request);
}
