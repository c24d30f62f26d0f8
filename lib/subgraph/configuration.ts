import { z } from 'zod';

/** The http(s) address of another subgraph. */
export const subgraphUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address such as http://127.0.0.1:4001',
});

/** What every subgraph reads from its environment as a process of its own. */
export const subgraphShape = {
  NODE_ENV: z.string().default('development'),
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  SOPAN_DATABASE_URL: z
    .string({ error: 'is missing: sqlite:/path/to/file or mysql://user:password@host:port/database' })
    .regex(/^(sqlite:.|mysql:\/\/.)/, 'must begin with sqlite: or mysql://'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  SOPAN_GATEWAY_SECRET: z
    .string({ error: 'is missing: the secret that gateway and subgraphs share, at least 32 characters' })
    .min(32, 'must have at least 32 characters'),
  SOPAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long the port stays open after readiness is withdrawn; 1000 in production, else 0. */
  SOPAN_DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(60_000).optional(),
};

/** The settings of a subgraph's process, in the words of the code. */
export function subgraphSettings(read: z.infer<z.ZodObject<typeof subgraphShape>>) {
  return {
    databaseUrl: read.SOPAN_DATABASE_URL,
    port: read.PORT,
    host: read.HOST,
    secret: read.SOPAN_GATEWAY_SECRET,
    logLevel: read.SOPAN_LOG,
    drainDelayMs: read.SOPAN_DRAIN_DELAY_MS ?? (read.NODE_ENV === 'production' ? 1000 : 0),
  };
}
