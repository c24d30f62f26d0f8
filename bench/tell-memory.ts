/** Megabytes, once everything is collected that nobody needs. */
export interface Memory {
  /** Of the whole process, with what it has not given back to the machine. */
  readonly resident: number;
  /** What is still in use. */
  readonly held: number;
}

const MEGABYTE = 1024 * 1024;

// Loaded before a hub that is measured, with --expose-gc: it tells its memory whenever it is asked.
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const memory: Memory = { resident: rss / MEGABYTE, held: (heapUsed + external) / MEGABYTE };
  process.send?.(memory);
});
process.channel?.unref();
