import { z } from 'zod';

/** Thrown when the environment does not describe a process that can run. */
export class ConfigurationError extends Error {}

/**
 * Reads the environment by a schema and reports every fault at once, one line each.
 * An empty variable counts as unset.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = z.object(shape).safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`The configuration has ${faults.length} fault(s):\n${faults.join('\n')}`);
}
