import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import type { IsolatedKind } from './readers';
import type { FileReading } from './reading-note';

export interface ReadingLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** The largest papers take two seconds and 200 MB, on a machine with nothing else to do. */
const LIMITS: ReadingLimits = { seconds: 30, megabytes: 512 };

export interface ReadingTask extends ReadingLimits {
  readonly kind: IsolatedKind;
  readonly file: Uint8Array;
}

export type ReadingAnswer =
  | { readonly reading: FileReading }
  | { readonly failure: { readonly message: string; readonly extensions: Record<string, unknown> } }
  | { readonly tooHeavy: true }
  | { readonly reason: string };

/**
 * Reads a file in a process of its own, without the environment of this one, that is ended when it takes too
 * long or too much: PAPER_TIMEOUT, PAPER_TOO_HEAVY. Whatever a file does to its reader, the hub goes on.
 */
export async function readIsolated(
  kind: IsolatedKind,
  file: Uint8Array,
  limits: ReadingLimits = LIMITS,
): Promise<FileReading> {
  const entry = join(projectRoot, 'dist/documents/read/reading-process.js');
  if (!existsSync(entry)) throw new Error(`${entry} is not built. Run "npm run build".`);
  const answer = await ask(entry, { kind, file, ...limits });
  if ('reading' in answer) return answer.reading;
  if ('failure' in answer)
    throw new GraphQLError(answer.failure.message, { extensions: answer.failure.extensions });
  if ('tooHeavy' in answer) throw fail('PAPER_TOO_HEAVY', { max: limits.megabytes });
  throw fail('PAPER_UNREADABLE', { format: kind, reason: answer.reason });
}

function ask(entry: string, task: ReadingTask): Promise<ReadingAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], {
      execArgv: ['--disallow-code-generation-from-strings'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => {
      reject(fail('PAPER_TIMEOUT', { max: task.seconds }));
      child.kill('SIGKILL');
    }, task.seconds * 1_000);
    child.once('message', (answer) => {
      resolve(answer as ReadingAnswer);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      // Too late where it has answered.
      resolve({ reason: 'its reader broke down' });
    });
    child.send(task, (error) => {
      if (error) resolve({ reason: error.message });
    });
  });
}
