import type { Schema, SelectionSet, Type } from '@apollo/federation-internals';
import type { GraphQLError } from 'graphql';
import type { Conditions } from './conditions';

/** Stands for null that an error has been told of. */
export const FAILED = Symbol('failed');
/** Stands for null where there must be none: whatever holds it is null too. */
export const INVALID = Symbol('invalid');

/** Where something stands: the first `depth` parts of `path`. The array is one for the whole answer. */
export interface Place {
  readonly path: (string | number)[];
  readonly errors: GraphQLError[];
}

/**
 * Turns what came for a field into what the client gets: the value, null, FAILED or INVALID. `before` is what an
 * earlier mention of the same field has put there, undefined where there is none.
 */
export type Complete = (value: unknown, place: Place, depth: number, before: unknown) => unknown;

export interface ShapeContext {
  readonly schema: Schema;
  readonly conditions: Conditions;
  /** Compiles what completes values of a type; `parent` is the type whose field it is, for messages. */
  readonly compileComplete: (
    type: Type,
    selectionSet: SelectionSet | undefined,
    parent: string,
    context: ShapeContext,
  ) => Complete;
}
