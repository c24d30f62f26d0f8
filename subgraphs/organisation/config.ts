import { z } from 'zod';
import { readEnvironment } from '../../lib/env';

const url = (name: string) =>
  z.url({ protocol: /^https?$/, error: `must be the http(s) address of the ${name} subgraph` }).optional();

const shape = {
  NODE_ENV: z.string().default('development'),
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  SOPAN_DATABASE_URL: z
    .string({ error: 'is missing: sqlite:/path/to/file or mysql://user:password@host:port/database' })
    .regex(/^(sqlite:.|mysql:\/\/.)/, 'must begin with sqlite: or mysql://'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  HOST: z.string().default('127.0.0.1'),
  SOPAN_GATEWAY_SECRET: z
    .string({ error: 'is missing: the secret that gateway and subgraphs share, at least 32 characters' })
    .min(32, 'must have at least 32 characters'),
  /** Where to hear of teams that the papers of the other subgraphs imply; not heard of where unset. */
  SOPAN_MEETINGS_URL: url('meetings'),
  SOPAN_PLANS_URL: url('plans'),
  SOPAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long the port stays open after readiness is withdrawn; 1000 in production, else 0. */
  SOPAN_DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(60_000).optional(),
};

/** The settings of this subgraph as a process of its own. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readEnvironment(shape, environment);
  return {
    databaseUrl: read.SOPAN_DATABASE_URL,
    port: read.PORT,
    host: read.HOST,
    secret: read.SOPAN_GATEWAY_SECRET,
    peers: { meetings: read.SOPAN_MEETINGS_URL, plans: read.SOPAN_PLANS_URL },
    logLevel: read.SOPAN_LOG,
    drainDelayMs: read.SOPAN_DRAIN_DELAY_MS ?? (read.NODE_ENV === 'production' ? 1000 : 0),
  };
}
