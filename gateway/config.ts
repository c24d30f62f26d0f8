import { z } from 'zod';
import { readEnvironment } from '../lib/env';

const milliseconds = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const subgraphUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address such as http://127.0.0.1:4001',
});
const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Settings that a gateway needs wherever it runs, in one process with the subgraphs or apart from them. */
export const sharedShape = {
  NODE_ENV: z.string().default('development'),
  /** Where the hub is served. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** The folder of this installation's own key (and of the embedded databases). */
  SOPAN_DATA: z.string().default('data'),
  SOPAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a subgraph may take for one fetch. */
  SOPAN_SUBGRAPH_TIMEOUT_MS: milliseconds(50, 120_000).default(5000),
  /** How long the port stays open after readiness is withdrawn; 1000 in production, else 0. */
  SOPAN_DRAIN_DELAY_MS: milliseconds(0, 60_000).optional(),
  /** Whether clients may ask for the schema; on, except in production. */
  SOPAN_INTROSPECTION: yesOrNo.optional(),
};

const shape = {
  ...sharedShape,
  SOPAN_GATEWAY_SECRET: z
    .string({ error: 'is missing: the secret that gateway and subgraphs share, at least 32 characters' })
    .min(32, 'must have at least 32 characters'),
  SOPAN_ORGANISATION_URL: subgraphUrl,
  SOPAN_MEETINGS_URL: subgraphUrl,
  SOPAN_PLANS_URL: subgraphUrl,
};

/** The settings of a gateway whose subgraphs run in the same process. All faults are reported at once. */
export function readSharedConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  return withDefaults(readEnvironment(sharedShape, environment));
}

/** The settings of a gateway that reaches its subgraphs over HTTP. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readEnvironment(shape, environment);
  return {
    ...withDefaults(read),
    secret: read.SOPAN_GATEWAY_SECRET,
    urls: {
      organisation: read.SOPAN_ORGANISATION_URL,
      meetings: read.SOPAN_MEETINGS_URL,
      plans: read.SOPAN_PLANS_URL,
    },
  };
}

function withDefaults(read: z.infer<z.ZodObject<typeof sharedShape>>) {
  const production = read.NODE_ENV === 'production';
  return {
    port: read.PORT,
    host: read.HOST,
    dataFolder: read.SOPAN_DATA,
    logLevel: read.SOPAN_LOG,
    subgraphTimeoutMs: read.SOPAN_SUBGRAPH_TIMEOUT_MS,
    drainDelayMs: read.SOPAN_DRAIN_DELAY_MS ?? (production ? 1000 : 0),
    introspection: read.SOPAN_INTROSPECTION ?? !production,
  };
}
