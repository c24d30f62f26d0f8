import { GraphQLError } from 'graphql';
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../lib/errors';
import { type IsolatedKind, READERS } from './readers';
import type { ReadingAnswer } from './isolate';

/** Reads the file it was started with and answers once. */
async function read(): Promise<ReadingAnswer> {
  const { kind, file } = workerData as { kind: IsolatedKind; file: Uint8Array };
  try {
    return { reading: await READERS[kind](file) };
  } catch (error) {
    // What a library throws on broken input is a broken file, whatever it says.
    const reason = error instanceof RangeError ? 'its parts are nested too deep' : (error as Error).message;
    const failure =
      error instanceof GraphQLError ? error : fail('PAPER_UNREADABLE', { format: kind, reason });
    return { failure: { message: failure.message, extensions: failure.extensions } };
  }
}

void read().then((answer) => {
  parentPort?.postMessage(answer);
});
