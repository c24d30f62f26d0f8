import { z } from 'zod';

/** Thrown when the environment does not describe a process that can run. */
export class ConfigurationError extends Error {}

/** A variable that cannot stay as it is, and why. */
export interface Fault {
  readonly name: string;
  readonly message: string;
}

/** Faults that no single variable shows: of two together, or of what is not for production. */
export type FindFaults = (given: Readonly<Record<string, string | undefined>>) => readonly Fault[];

/**
 * Reads the environment by a schema and reports every fault at once, one line each.
 * An empty variable counts as unset. No value is told, since it may be a secret.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
  findFaults: FindFaults = () => [],
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = z.object(shape).safeParse(given);
  const issues = read.error?.issues ?? [];
  const faults = [
    ...issues.map(({ path, message }) => ({ name: path.join('.'), message })),
    ...findFaults(given),
  ];
  if (read.success && faults.length === 0) return read.data;
  const lines = faults.map(({ name, message }) => `  ${name}: ${message}`);
  throw new ConfigurationError(`The configuration has ${faults.length} fault(s):\n${lines.join('\n')}`);
}
