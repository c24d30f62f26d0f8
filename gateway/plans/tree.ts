/** What subgraphs answered, put together by where it stands; nothing is known of it but that it came as data. */
export type Tree = Record<string, unknown>;

/** A place in an answer. */
export type Path = readonly (string | number)[];

/** Whether it is an object that has fields. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
