import type { Log } from '../log';
import { serveMetrics } from '../metrics/serve-metrics';
import { startTracing } from '../tracing/start-tracing';
import type { observed } from './observed-shape';

/** Lets a process tell how it fares, where it is told to. Gives the function that tells the last of it and ends. */
export async function observe(
  name: string,
  { metrics, traces }: ReturnType<typeof observed>,
  log: Log,
): Promise<() => Promise<void>> {
  const endTracing = await startTracing(name, traces);
  const endMetrics = await serveMetrics(metrics, log);
  return async () => {
    await endMetrics();
    await endTracing();
  };
}
