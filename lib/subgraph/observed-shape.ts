import { z } from 'zod';

/** Where a process tells how it fares; the same for every kind of process, and nowhere unless told. */
export const observedShape = {
  /** The port where Prometheus finds its numbers; 0 takes any free one. */
  SOPAN_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SOPAN_METRICS_HOST: z.string().default('127.0.0.1'),
  /** The collector to which its traces go (OTLP over HTTP), as http://127.0.0.1:4318. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http address such as http://127.0.0.1:4318' })
    .optional(),
};

/** The same in the words of the code. */
export function observed(read: z.infer<z.ZodObject<typeof observedShape>>) {
  return {
    metrics: { port: read.SOPAN_METRICS_PORT, host: read.SOPAN_METRICS_HOST },
    traces: read.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}
