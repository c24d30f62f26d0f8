import { ConfigurationError } from '../lib/env';
import { dataFolder } from './import/local-hub';

/** Runs a command on the data folder; what is wrong with a file there is told in its one sentence. */
export async function inDataFolder(run: (folder: string) => void | Promise<void>): Promise<void> {
  try {
    await run(dataFolder());
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
