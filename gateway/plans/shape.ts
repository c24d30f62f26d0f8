import {
  ERRORS,
  isListType,
  isNonNullType,
  isLeafType,
  type CompositeType,
  type Operation,
  type SelectionSet,
  type Type,
} from '@apollo/federation-internals';
import type { GraphQLError } from 'graphql';
import type { Conditions } from './conditions';
import { FAILED, INVALID, type Complete, type Place, type ShapeContext } from './completed';
import { leafValues } from './leaf-values';
import { compileObject, fill, type Shape } from './shape-object';
import type { Tree } from './tree';

interface Shaped {
  readonly data: Tree | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Compiles what turns all that has come into the client's answer, by the client's own operation: its names, its
 * fragments, and the rule of what becomes null. As the stock executor does it, so that both give the same.
 */
export function compileShaper(operation: Operation, conditions: Conditions): (input: Tree) => Shaped {
  const schema = operation.schema();
  const root = schema.schemaDefinition.rootType(operation.rootKind);
  if (!root) throw new Error(`There is no ${operation.rootKind} in the schema.`);
  const shapeOf = shapesOf(root, operation.selectionSet, { schema, conditions, compileComplete });
  return (input) => {
    const place: Place = { path: [], errors: [] };
    const data: Tree = {};
    const shape = shapeOf(input['__typename']);
    const isWhole = shape && fill(shape, input, data, place, 0, false);
    return { data: isWhole ? data : null, errors: place.errors };
  };
}

function compileComplete(
  type: Type,
  selectionSet: SelectionSet | undefined,
  parent: string,
  context: ShapeContext,
): Complete {
  if (isNonNullType(type)) {
    const inner = compileComplete(type.ofType as Type, selectionSet, parent, context);
    return (value, place, depth, before) => {
      const completed = inner(value, place, depth, before);
      if (completed !== null) return completed === FAILED ? INVALID : completed;
      addError(
        place,
        depth,
        (at) => `Cannot return null for non-nullable ${at}.`,
        type.ofType as Type,
        parent,
      );
      return INVALID;
    };
  }
  if (isListType(type)) return compileList(type.ofType as Type, String(type), selectionSet, parent, context);
  if (isLeafType(type)) {
    const isValid = leafValues(context.schema, type);
    return (value, place, depth) => {
      if (value === null || isValid(value)) return value;
      addError(place, depth, (at) => `Invalid value found for ${at}.`, type, parent);
      return FAILED;
    };
  }
  return compileComposite(type as CompositeType, selectionSet as SelectionSet, parent, context);
}

function compileList(
  of: Type,
  type: string,
  selectionSet: SelectionSet | undefined,
  parent: string,
  context: ShapeContext,
): Complete {
  const complete = compileComplete(of, selectionSet, parent, context);
  return (value, place, depth, before) => {
    if (before === null || value === null) return null;
    if (!Array.isArray(value)) {
      throw new Error(`A subgraph returned ${typeof value} for the list type ${type}.`);
    }
    const there = before as unknown[] | undefined;
    const list: unknown[] = [];
    let isInvalid = false;
    for (let index = 0; index < value.length; index += 1) {
      place.path[depth] = index;
      const completed = complete((value[index] as unknown) ?? null, place, depth + 1, there?.[index]);
      if (completed === INVALID) isInvalid = true;
      list.push(completed === FAILED ? null : completed);
    }
    return isInvalid ? FAILED : list;
  };
}

function compileComposite(
  type: CompositeType,
  selectionSet: SelectionSet,
  parent: string,
  context: ShapeContext,
): Complete {
  const shapeOf = shapesOf(type, selectionSet, context);
  return (value, place, depth, before) => {
    if (before === null || value === null) return null;
    if (typeof value !== 'object') {
      throw new Error(`A subgraph returned ${typeof value} for ${String(type)}.`);
    }
    const shape = shapeOf((value as Tree)['__typename']);
    if (!shape) {
      addError(place, depth, (at) => `Invalid __typename found for object at ${at}.`, type, parent);
      return FAILED;
    }
    const output = (before as Tree | undefined) ?? {};
    return fill(shape, value as Tree, output, place, depth, before !== undefined) ? output : FAILED;
  };
}

/** The shape of what is selected, for each type that an object may turn out to be of; made when one first comes. */
function shapesOf(declared: CompositeType, selectionSet: SelectionSet, context: ShapeContext) {
  const shapes = new Map<unknown, Shape>();
  return (typename: unknown): Shape | undefined => {
    const known = shapes.get(typename);
    if (known) return known;
    if (typename !== undefined && typeof typename !== 'string') {
      throw new Error(`Invalid non-string value ${JSON.stringify(typename)} for __typename`);
    }
    const shape = compileObject(declared, typename, selectionSet, context);
    if (shape) shapes.set(typename, shape);
    return shape;
  };
}

function addError(
  { path, errors }: Place,
  depth: number,
  message: (at: string) => string,
  type: Type,
  parent: string,
): void {
  const last = path[depth - 1];
  const at =
    typeof last === 'string'
      ? `field ${parent}.${last}`
      : `array element of type ${String(type)} at index ${last}`;
  errors.push(ERRORS.INVALID_GRAPHQL.err(message(at), { path: path.slice(0, depth) }));
}
