import {
  isCompositeType,
  isObjectType,
  isSubtype,
  type CompositeType,
  type FieldSelection,
  type SelectionSet,
} from '@apollo/federation-internals';
import { isSkipped } from './conditions';
import { FAILED, INVALID, type Complete, type Place, type ShapeContext } from './completed';
import type { Tree } from './tree';

/** What is selected of an object whose type is known: its fields in order, fragments dissolved. */
export type Shape = readonly Part[];

interface Part {
  readonly name: string;
  readonly isLeaf: boolean;
  /** Whether an earlier part has the same name: what both select is put together. */
  readonly isRepeated: boolean;
  readonly complete: Complete | undefined;
  /** Of `__typename` only: which type the object is of, or undefined where that is none. */
  readonly typeOf?: (input: Tree) => string | undefined;
}

/**
 * Compiles what is selected of an object that says to be of that type (undefined where it does not say); gives
 * nothing where there is no such type.
 */
export function compileObject(
  declared: CompositeType,
  typename: string | undefined,
  selectionSet: SelectionSet,
  context: ShapeContext,
): Shape | undefined {
  const { schema, conditions } = context;
  const told = typename ? schema.type(typename) : undefined;
  if (typename && !(told && isCompositeType(told))) return undefined;
  const parts: Part[] = [];
  const names = new Set<string>();

  function addField(selection: FieldSelection, parentType: CompositeType): void {
    const { element } = selection;
    const name = element.responseName();
    const isRepeated = names.has(name);
    const isLeaf = !selection.selectionSet;
    if (isRepeated && isLeaf) return;
    names.add(name);
    if (element.name === '__typename') {
      parts.push({ name, isLeaf, isRepeated, complete: undefined, typeOf: typeAt(name, parentType) });
      return;
    }
    const { type } = element.definition;
    if (!type) throw new Error(`The field ${name} has no type.`);
    const complete = context.compileComplete(type, selection.selectionSet, parentType.name, context);
    parts.push({ name, isLeaf, isRepeated, complete });
  }

  function typeAt(name: string, parentType: CompositeType) {
    return (input: Tree): string | undefined => {
      const came = input[name] ?? input['__typename'];
      const type = (typeof came === 'string' && schema.type(came)) || parentType;
      return isObjectType(type) ? type.name : undefined;
    };
  }

  function add(set: SelectionSet, parentType: CompositeType): void {
    for (const selection of set.selections()) {
      if (isSkipped(selection, conditions)) continue;
      if (selection.kind === 'FieldSelection') addField(selection, parentType);
      else {
        const { typeCondition } = selection.element;
        if (!typeCondition || isSubtype(typeCondition, told ?? parentType)) {
          add(selection.selectionSet, typeCondition ?? parentType);
        }
      }
    }
  }

  add(selectionSet, told && isCompositeType(told) ? told : declared);
  return parts;
}

/** Puts the parts of a shape into an object of the answer. Says false where the object itself must be null. */
export function fill(
  shape: Shape,
  input: Tree,
  output: Tree,
  place: Place,
  depth: number,
  isAgain: boolean,
): boolean {
  for (const { name, isLeaf, isRepeated, complete, typeOf } of shape) {
    const before = isAgain || isRepeated ? output[name] : undefined;
    if (before !== undefined && isLeaf) continue;
    if (!complete) {
      const type = typeOf?.(input);
      if (type === undefined) return false;
      output[name] = type;
      continue;
    }
    place.path[depth] = name;
    const completed = complete(input[name] ?? null, place, depth + 1, before);
    if (completed === INVALID) {
      output[name] = null;
      return false;
    }
    output[name] = completed === FAILED ? null : completed;
  }
  return true;
}
