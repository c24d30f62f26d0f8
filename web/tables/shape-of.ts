import { Kind, getOperationAST, type DocumentNode, type SelectionSetNode } from 'graphql';

/** What an operation asks for, with its fragments unfolded: the fields of its answer in order. */
export type Shape = readonly Field[];

export interface Field {
  /** Its name in the answer. */
  readonly key: string;
  /** Its name in the contract. */
  readonly name: string;
  /** What is asked of it; nothing of a plain value. */
  readonly fields: Shape;
}

/** The shape of an answer, read from the operation, so that a table has its columns even where nothing is in it. */
export function shapeOf(document: DocumentNode, operationName?: string): Shape {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [];
  const fragments = new Map<string, SelectionSetNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each.selectionSet);
  return fieldsOf([operation.selectionSet], fragments, 0);
}

type Fragments = ReadonlyMap<string, SelectionSetNode>;

/** Deeper than any limit of the hub lets an operation be; a fragment within itself ends here. */
const DEEPEST = 30;

/** Fields of the same key are one, as in the answer. */
function fieldsOf(sets: readonly SelectionSetNode[], fragments: Fragments, depth: number): Field[] {
  const found = new Map<string, { name: string; sets: SelectionSetNode[] }>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const each of set.selections) {
      if (each.kind === Kind.FIELD) {
        const key = (each.alias ?? each.name).value;
        const field = found.get(key) ?? { name: each.name.value, sets: [] };
        if (each.selectionSet) field.sets.push(each.selectionSet);
        found.set(key, field);
      } else if (each.kind === Kind.INLINE_FRAGMENT) {
        collect(each.selectionSet);
      } else {
        const fragment = fragments.get(each.name.value);
        if (!fragment || seen.has(each.name.value)) continue;
        seen.add(each.name.value);
        collect(fragment);
      }
    }
  };
  sets.forEach(collect);
  return [...found].map(([key, { name, sets: below }]) => ({
    key,
    name,
    fields: below.length > 0 && depth < DEEPEST ? fieldsOf(below, fragments, depth + 1) : [],
  }));
}
