import { GraphQLError } from 'graphql';
import { parentPort, workerData } from 'node:worker_threads';
import { readPaper } from '../read-paper';
import { AreaDirectory } from '../recognise/area-directory';
import type { ReadingAnswer, ReadingTask } from './read-aside';

/** Reads the paper it was started with and answers once. */
async function read(): Promise<ReadingAnswer> {
  const { file, fileName, areas } = workerData as ReadingTask;
  try {
    return { reading: await readPaper(file, fileName, new AreaDirectory(areas)) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { failure: { message: error.message, extensions: error.extensions } };
  }
}

void read().then((answer) => {
  parentPort?.postMessage(answer);
});
