import { beforeLoading } from './before-loading';
import { runEntry } from './run-entry';
import type { Create, ProcessSettings } from './serve-process';
import type { SubgraphName } from './subgraph';

/** Runs one subgraph as a process: reads its settings, serves until told to stop, then drains. `create` loads it. */
export function runProcess<Own extends ProcessSettings>(
  name: SubgraphName,
  readSettings: () => Own,
  create: Create<Own>,
): void {
  runEntry(async () => {
    const settings = readSettings();
    await beforeLoading(settings);
    const { serveProcess } = await import('./serve-process.js');
    await serveProcess(name, settings, create);
  });
}
