import type { IncomingMessage } from 'node:http';
import type { Read } from './keeper';

/** What the front door learns of a request that went the long way. */
export interface FrontNote {
  /** Under which key its answer is kept; unset where it is not. */
  key?: string;
  cost?: { readonly cost: number; readonly limit: number };
  operationName?: string | null | undefined;
  /** What was read, after it came, to find out that the kept answer is not right. */
  readonly seen?: Read | undefined;
}

const notes = new WeakMap<IncomingMessage, FrontNote>();
const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Asks those who answer a request to tell of it. */
export function noteFor(request: IncomingMessage, seen?: Read): FrontNote {
  const note: FrontNote = seen ? { seen } : {};
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
