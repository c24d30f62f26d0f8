import type { Request } from 'express';

/** Signing in and out by a browser; the gateway knows how. Each answer is a header `Set-Cookie`. */
export interface Sessions {
  /** Fails with a code where the token is not good. */
  readonly open: (request: Request, token: string) => Promise<string>;
  readonly close: (request: Request) => string;
  /** Whether a browser brought a token that is not good any more. */
  readonly isOver: (request: Request) => boolean;
}

/** What was read from a paper, and the act that would write it. */
export interface PaperRead {
  readonly mutation: string | null;
  readonly input: Record<string, unknown> | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** Reads a paper as whoever sent the request; writes nothing. Fails with a code. */
export type ReadPaper = (request: Request, file: Uint8Array, fileName: string) => Promise<PaperRead>;

/** An expected failure, whoever threw it: a stable code and a sentence that says what to do. */
export interface Told {
  readonly code: string;
  readonly message: string;
}

/** The code and sentence of a failure that was expected; anything else is thrown on. */
export function toldFailure(error: unknown): Told {
  const { message, extensions } = error as { message?: unknown; extensions?: { code?: unknown } };
  if (typeof extensions?.code !== 'string' || typeof message !== 'string' || message === '') throw error;
  return { code: extensions.code, message };
}
