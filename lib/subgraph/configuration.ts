import { z } from 'zod';
import { readEnvironment, type Fault, type FindFaults } from '../env';
import { observed, observedShape } from './observed-shape';
import { isLoopback, nodeEnv, productionFaults } from './production-faults';
import { sameAddressFaults } from './subgraph-addresses';

/** What every subgraph reads from its environment as a process of its own. */
export const subgraphShape = {
  NODE_ENV: nodeEnv,
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  SOPAN_DATABASE_URL: z
    .string({ error: 'is missing: sqlite:/path/to/file or mysql://user:password@host:port/database' })
    .regex(/^(sqlite:.|mysql:\/\/.)/, 'must begin with sqlite: or mysql://'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  /** Whether HOST may be an interface that other machines reach, as between containers. */
  SOPAN_ALLOW_NETWORK: z.enum(['true', 'false']).default('false'),
  /** Where the copy goes that is made before a migration; beside an SQLite file, else data/backups. */
  SOPAN_BACKUPS: z.string().optional(),
  SOPAN_GATEWAY_SECRET: z
    .string({ error: 'is missing: the secret that gateway and subgraphs share, at least 32 characters' })
    .min(32, 'must have at least 32 characters'),
  SOPAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long the port stays open after readiness is withdrawn; 1000 in production, else 0. */
  SOPAN_DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(60_000).optional(),
  ...observedShape,
};

/** Reads a subgraph's environment by its schema. All faults are reported at once. */
export function readSubgraphEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  return readEnvironment(shape, environment, (given) => [
    ...productionFaults(given),
    ...networkFaults(given),
    ...sameAddressFaults(given),
  ]);
}

function networkFaults({
  HOST: host = '127.0.0.1',
  SOPAN_ALLOW_NETWORK: allowed,
}: Parameters<FindFaults>[0]): Fault[] {
  if (isLoopback(host) || allowed === 'true') return [];
  const message =
    'would let other machines reach a subgraph; where that is meant, say SOPAN_ALLOW_NETWORK=true';
  return [{ name: 'HOST', message }];
}

/** The settings of a subgraph's process, in the words of the code. */
export function subgraphSettings(read: z.infer<z.ZodObject<typeof subgraphShape>>) {
  return {
    databaseUrl: read.SOPAN_DATABASE_URL,
    backups: read.SOPAN_BACKUPS,
    port: read.PORT,
    host: read.HOST,
    secret: read.SOPAN_GATEWAY_SECRET,
    logLevel: read.SOPAN_LOG,
    ...observed(read),
    drainDelayMs: read.SOPAN_DRAIN_DELAY_MS ?? (read.NODE_ENV === 'production' ? 1000 : 0),
  };
}
