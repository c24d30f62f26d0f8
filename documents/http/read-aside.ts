import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { GraphQLError } from 'graphql';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import type { KnownArea } from '../recognise/area-directory';
import type { PaperReading } from '../recognise/paper-reading';

/** What is read, and all that the reader is told: neither the settings nor the keys of the hub. */
export interface ReadingTask {
  readonly file: Uint8Array;
  readonly fileName: string;
  readonly areas: readonly KnownArea[];
}

export type ReadingAnswer =
  | { readonly reading: PaperReading }
  | { readonly failure: { readonly message: string; readonly extensions: Record<string, unknown> } };

/** Longer than the parts that are read in a process of their own may take; the longest papers take ten seconds. */
const LIMITS = { seconds: 60, megabytes: 512 };

/** Reads a paper in a thread of its own, since the longest ones take seconds in which nobody else would be answered. */
export async function readAside(task: ReadingTask, limits = LIMITS): Promise<PaperReading> {
  const entry = join(projectRoot, 'dist/documents/http/reading-thread.js');
  if (!existsSync(entry)) throw new Error(`${entry} is not built. Run "npm run build".`);
  const answer = await ask(entry, task, limits);
  if ('reading' in answer) return answer.reading;
  throw new GraphQLError(answer.failure.message, { extensions: answer.failure.extensions });
}

async function ask(entry: string, task: ReadingTask, limits: typeof LIMITS): Promise<ReadingAnswer> {
  const thread = new Worker(entry, {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadingAnswer>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(fail('PAPER_TIMEOUT', { max: limits.seconds }));
      }, limits.seconds * 1_000);
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        const tooHeavy = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(tooHeavy ? fail('PAPER_TOO_HEAVY', { max: limits.megabytes }) : error);
      });
      thread.once('exit', () => {
        // Too late where it has answered.
        reject(new Error('The thread that read a paper ended without an answer.'));
      });
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
