import type { readSharedConfiguration } from '../../gateway/config';
import { createLog } from '../../lib/log';
import { observe } from '../../lib/subgraph/observe';
import { stopOnSignals } from '../../lib/subgraph/stop-on-signals';
import { scheduleBackups } from '../backup/schedule';
import { dataFolder } from '../import/local-hub';
import { firstAnswer } from './first-answer';
import { startInOneProcess } from './one-process';
import { importSamplePapers } from './sample-papers';

/** A fiscal year that the sample papers fill. */
const SAMPLE_YEAR = '2023-24';
const SAMPLE_DIVISION = '50';

/** Serves the whole hub from this process until a signal ends it; the sample papers come with a new installation. */
export async function serveHub(
  configuration: ReturnType<typeof readSharedConfiguration>,
  began: number,
): Promise<void> {
  const log = createLog('sopan', configuration.logLevel);
  const folder = dataFolder();
  say(`Opening the databases in ${folder} …`);
  const endObserving = await observe('sopan', configuration, log);
  const hub = await startInOneProcess({ ...configuration, dataFolder: folder }, log);
  const { everyHours, keep } = configuration.backups;
  const endBackups = everyHours
    ? scheduleBackups({ dataFolder: folder, everyHours, keep }, log)
    : () => Promise.resolve();
  stopOnSignals(async () => {
    await Promise.all([hub.close(), endBackups()]);
    await endObserving();
  }, log);
  const { gateway } = hub;
  await importSamplePapers(folder, gateway.url, say);
  gateway.open();
  const shown = gateway.url.replace('127.0.0.1', 'localhost');
  say(`Sopan (সোপান) is ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Ctrl-C stops it.
  ${shown}/                 see it
  ${shown}/graphql          ask it
  ${shown}/health/ready     is it well?

${await firstAnswer(gateway.url, SAMPLE_DIVISION, SAMPLE_YEAR)}

Your own papers: ${importCommandLine(shown)}`);
}

/** The command by which papers come to this hub, wherever it listens and keeps its data. */
function importCommandLine(url: string): string {
  const data = process.env['SOPAN_DATA'];
  const elsewhere = url === 'http://localhost:4000' ? '' : ` --url ${url}/graphql`;
  return `${data ? `SOPAN_DATA=${data} ` : ''}npx sopan import FILE…${elsewhere}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
