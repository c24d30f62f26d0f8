import { z } from 'zod';

/** Where a process tells Prometheus its numbers; the same for every kind of process. */
export const metricsShape = {
  /** Nowhere unless a port is given; 0 takes any free one. */
  SOPAN_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SOPAN_METRICS_HOST: z.string().default('127.0.0.1'),
};
