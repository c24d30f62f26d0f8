import type { FetchNode } from './plan-nodes';
import { merge } from './merge';
import type { Tree } from './tree';

/** What a subgraph is told of an entity, or null where too little of it is known. */
export type Represent = (entity: Tree) => Tree | null;

/** Whether an object of this `__typename` is of that type. */
export type IsOfType = (typename: unknown, type: string) => boolean;

type Selections = NonNullable<FetchNode['requires']>;
type Selection = Selections[number];
/** Adds to a representation what one selection asks for; false where it is not there. */
type Add = (entity: Tree, to: Tree) => boolean;

/** Turns the `requires` of a fetch into the function that makes its representations, in the stock executor's way. */
export function compileRepresentation(requires: Selections, isOfType: IsOfType): Represent {
  const select = compileSelections(requires, isOfType);
  return (entity) => {
    const representation = select(entity);
    return representation?.['__typename'] ? representation : null;
  };
}

function compileSelections(selections: Selections, isOfType: IsOfType): Represent {
  const adds = selections.map((selection) => compileSelection(selection, isOfType));
  return (entity) => {
    // Null is told as null where a required field of objects is null.
    if ((entity as Tree | null) === null) return null;
    const result: Tree = {};
    for (const add of adds) if (!add(entity, result)) return null;
    return result;
  };
}

function compileSelection(selection: Selection, isOfType: IsOfType): Add {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    if (!typeCondition) return () => true;
    const within = compileSelections(selection.selections, isOfType);
    return (entity, to) => {
      if (isOfType(entity['__typename'], typeCondition)) merge(to, within(entity));
      return true;
    };
  }
  const name = selection.alias ?? selection.name;
  const within = selection.selections && compileSelections(selection.selections, isOfType);
  return (entity, to) => {
    const value = Object.hasOwn(entity, name) ? entity[name] : undefined;
    if (value === undefined) return false;
    if (!within) to[name] = value;
    else to[name] = Array.isArray(value) ? value.map((each) => within(each as Tree)) : within(value as Tree);
    return true;
  };
}
