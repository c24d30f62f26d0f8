import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadingAnswer, ReadingTask } from './isolate';

const LOOK_EVERY_MS = 20;

/**
 * A process for one file. The thread that reads it may be busy for long, so this one watches the memory of
 * both: the limit of a thread counts neither buffers nor WebAssembly.
 */
process.once('message', (task: ReadingTask) => {
  const { megabytes } = task;
  const thread = new Worker(join(__dirname, 'reading-thread.js'), {
    workerData: { kind: task.kind, file: task.file },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  setInterval(() => {
    if (process.memoryUsage.rss() > megabytes * 1_000_000) answer({ tooHeavy: true });
  }, LOOK_EVERY_MS);
  thread.on('message', answer);
  thread.on('error', (error: NodeJS.ErrnoException) => {
    answer(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { tooHeavy: true } : { reason: error.message });
  });
});

process.on('disconnect', () => {
  process.exit();
});

let hasAnswered = false;

function answer(result: ReadingAnswer): void {
  if (hasAnswered) return;
  hasAnswered = true;
  process.send?.(result, () => process.exit());
}
