import pino, { type Logger } from 'pino';

export type Log = Logger;

/** A structured log on standard error. Bodies, variables, tokens and raw papers are never logged. */
export function createLog(name: string, level: string): Log {
  return pino(
    { name, level, redact: ['req.headers', 'headers', 'authorization', 'token', 'variables'] },
    pino.destination(2),
  );
}
