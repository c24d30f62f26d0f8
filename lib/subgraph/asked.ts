import type { Operation } from './answer';

/** How many parts may be asked about at once, and how long the name of one may be. */
const MOST_PARTS = 256;
const PART_CHARACTERS = 400;

/** The operation that a body asks for; null where it is none. By hand, since the body is the gateway's own, and signed. */
export function operationIn(body: unknown): Operation | null {
  if (!isObject(body)) return null;
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || !isTextOrNone(operationName)) return null;
  if (!isNone(variables) && !isObject(variables)) return null;
  return { query, variables, operationName };
}

/** The parts whose stamps a body asks for; null where it asks for none, or for too many. */
export function partsIn(body: unknown): readonly string[] | null {
  const parts: unknown = isObject(body) ? body['parts'] : undefined;
  if (!Array.isArray(parts) || parts.length > MOST_PARTS) return null;
  return parts.every((part) => typeof part === 'string' && part.length <= PART_CHARACTERS)
    ? (parts as string[])
    : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isTextOrNone(value: unknown): value is string | null | undefined {
  return isNone(value) || typeof value === 'string';
}
