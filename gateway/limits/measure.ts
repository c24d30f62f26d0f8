import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** The size of an operation, whatever it asks for. */
export interface Measures {
  readonly selections: number;
  readonly depth: number;
  readonly rootFields: number;
}

const NONE: Measures = { selections: 0, depth: 0, rootFields: 0 };
const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * Counts the fields of an operation with all fragments unfolded, how deep they lie in each other, and those at
 * its root. Each fragment is measured once, so that the counting itself is as long as the document. Depth below
 * `__schema` is bounded by a rule of its own.
 */
export function measure(document: DocumentNode, operation: OperationDefinitionNode): Measures {
  const fragments = new Map<string, SelectionSetNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each.selectionSet);
  const measured = new Map<string, Measures>();

  function ofFragment(name: string): Measures {
    const known = measured.get(name);
    const set = fragments.get(name);
    if (known || !set) return known ?? NONE;
    measured.set(name, NONE); // A fragment within itself is refused by validation.
    const measures = ofSet(set);
    measured.set(name, measures);
    return measures;
  }

  function ofSet({ selections }: SelectionSetNode): Measures {
    let [count, depth, rootFields] = [0, 0, 0];
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? ofSet(selection.selectionSet) : NONE;
        count += 1 + below.selections;
        depth = Math.max(depth, 1 + (INTROSPECTION.has(selection.name.value) ? 0 : below.depth));
        rootFields += 1;
      } else {
        const within =
          selection.kind === Kind.INLINE_FRAGMENT
            ? ofSet(selection.selectionSet)
            : ofFragment(selection.name.value);
        count += within.selections;
        depth = Math.max(depth, within.depth);
        rootFields += within.rootFields;
      }
    }
    return { selections: count, depth, rootFields };
  }

  return ofSet(operation.selectionSet);
}
