import { fail } from '../errors';

/** The values by which a list is ordered, of its last shown row. */
export type CursorValues = readonly (string | number)[];

/** Writes a place in a list as an opaque text. */
export function toCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor made by `toCursor` for a list ordered by so many values; else BAD_CURSOR. */
export function fromCursor(cursor: string, length: number): CursorValues {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw fail('BAD_CURSOR');
  }
  const right =
    Array.isArray(values) &&
    values.length === length &&
    values.every((value) => typeof value === 'string' || typeof value === 'number');
  if (!right) throw fail('BAD_CURSOR');
  return values as CursorValues;
}
