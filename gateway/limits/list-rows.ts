import type { ApolloServerPlugin } from '@apollo/server';
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from 'graphql';
import { fail } from '../../lib/errors';

/** The entries of all lists of an answer together, by the sizes that the supergraph gives its lists. */
export const MAX_ROWS = 500_000;

const LONGEST_PAGE = 500;

type Variables = Readonly<Record<string, unknown>>;

interface ListField {
  readonly type: string;
  /** How many entries it has; 1 where it is no list. */
  readonly size: number;
  /** The arguments that say how many entries `sized` fields below it have. */
  readonly slicing: readonly string[];
  readonly sized: readonly string[];
  readonly defaults: ReadonlyMap<string, ValueNode | undefined>;
}

/**
 * Refuses an operation with QUERY_TOO_LARGE whose lists within lists could come to more than MAX_ROWS
 * entries: ninety letters of `ancestors{descendants{…}}` would else fill the memory of the hub.
 */
export function limitRows(supergraphSdl: string): ApolloServerPlugin {
  const rowsOf = rowCounter(supergraphSdl);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request }) {
          if (operation && rowsOf(document, operation, request.variables ?? {}) > MAX_ROWS) {
            throw fail('QUERY_TOO_LARGE', { reason: `more than ${MAX_ROWS} entries in lists within lists` });
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Makes what counts the list entries that an operation could get, by the `@listSize` of its fields. */
export function rowCounter(
  supergraphSdl: string,
): (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => number {
  const { types, roots } = listFields(supergraphSdl);
  return (document, operation, variables) => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    const defaults = new Map(
      operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
    );
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

    function rowsIn(set: SelectionSetNode, typeName: string, times: number, above: SizedAbove): number {
      let rows = 0;
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) rows += rowsOfField(selection, typeName, times, above);
        else if (selection.kind === Kind.INLINE_FRAGMENT)
          rows += rowsIn(
            selection.selectionSet,
            selection.typeCondition?.name.value ?? typeName,
            times,
            above,
          );
        else {
          const fragment = fragments.get(selection.name.value);
          if (fragment)
            rows += rowsIn(fragment.selectionSet, fragment.typeCondition.name.value, times, above);
        }
        if (rows > MAX_ROWS) return rows;
      }
      return rows;
    }

    function rowsOfField(field: FieldNode, typeName: string, times: number, above: SizedAbove): number {
      const known = types.get(typeName)?.get(field.name.value);
      if (!known) return 0;
      const size = above?.fields.includes(field.name.value) ? above.size : known.size;
      const entries = times * size;
      const below = known.slicing.length
        ? { fields: known.sized, size: pageOf(field, known, variables, defaults) }
        : null;
      const within = field.selectionSet ? rowsIn(field.selectionSet, known.type, entries, below) : 0;
      return (size === 1 ? 0 : entries) + within;
    }

    return rowsIn(operation.selectionSet, roots[operation.operation], 1, null);
  };
}

type SizedAbove = { readonly fields: readonly string[]; readonly size: number } | null;

function pageOf(
  field: FieldNode,
  { slicing, defaults }: ListField,
  variables: Variables,
  variableDefaults: ReadonlyMap<string, ValueNode | undefined>,
): number {
  const sizes = slicing.map((name) => {
    const given = field.arguments?.find((argument) => argument.name.value === name)?.value;
    return numberOf(given, variables, variableDefaults) ?? numberOf(defaults.get(name), {}, new Map());
  });
  const size = Math.max(0, ...sizes.map((each) => each ?? LONGEST_PAGE));
  return Math.min(size, LONGEST_PAGE); // A longer page is refused where it is read.
}

function numberOf(
  value: ValueNode | undefined,
  variables: Variables,
  variableDefaults: ReadonlyMap<string, ValueNode | undefined>,
): number | null {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return null;
  const given = variables[value.name.value];
  return typeof given === 'number' ? given : numberOf(variableDefaults.get(value.name.value), {}, new Map());
}

function listFields(supergraphSdl: string) {
  const types = new Map<string, Map<string, ListField>>();
  const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of definition.operationTypes) roots[operation] = type.name.value;
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const fields = definition.fields?.map((field) => [field.name.value, listField(field)] as const);
    types.set(definition.name.value, new Map(fields));
  }
  return { types, roots };
}

function listField({ type, directives, arguments: given }: FieldDefinitionNode): ListField {
  const listSize = directives?.find(({ name }) => name.value === 'listSize');
  const assumed = numberOf(argumentOf(listSize, 'assumedSize'), {}, new Map());
  return {
    type: namedType(type),
    size: assumed ?? 1,
    slicing: textsOf(argumentOf(listSize, 'slicingArguments')),
    sized: textsOf(argumentOf(listSize, 'sizedFields')),
    defaults: new Map(given?.map(({ name, defaultValue }) => [name.value, defaultValue])),
  };
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string): ValueNode | undefined {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}

function textsOf(value: ValueNode | undefined): string[] {
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : []));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
