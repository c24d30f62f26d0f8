import {
  introspectionTypes,
  isObjectType,
  getNamedType,
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What the contract says about the size of a field. */
export interface FieldSize {
  readonly type: string;
  /** Whether it is a list, or leads to one by `slicing`. */
  readonly list: boolean;
  /** How many entries it has; 1 where it is no list, undefined where the contract does not say. */
  readonly size: number | undefined;
  /** The arguments that say how many entries the `sized` fields below it have. */
  readonly slicing: readonly string[];
  readonly sized: readonly string[];
  /** The points that it costs by itself, beside those of the objects it gives. */
  readonly weight: number;
  readonly arguments: ReadonlySet<string>;
  readonly defaults: ReadonlyMap<string, unknown>;
}

export interface FieldSizes {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, FieldSize>>;
  readonly roots: Readonly<Record<'query' | 'mutation' | 'subscription', string>>;
}

/** Reads `@listSize` and `@cost` of all fields out of the supergraph; the schema that clients see has lost them. */
export function fieldSizes(supergraphSdl: string): FieldSizes {
  const types = new Map<string, ReadonlyMap<string, FieldSize>>(ofIntrospection());
  const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of definition.operationTypes) roots[operation] = type.name.value;
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const fields = definition.fields?.map((field) => [field.name.value, sizeOf(field)] as const);
    types.set(definition.name.value, new Map(fields));
  }
  return { types, roots };
}

function sizeOf({ type, directives = [], arguments: given = [] }: FieldDefinitionNode): FieldSize {
  const read = (directive: string, argument: string) =>
    argumentOf(
      directives.find(({ name }) => name.value === directive),
      argument,
    );
  const list = isList(type);
  const assumed = read('listSize', 'assumedSize');
  const weight = read('cost', 'weight');
  return {
    type: namedType(type),
    list,
    size: typeof assumed === 'number' ? assumed : list ? undefined : 1,
    slicing: texts(read('listSize', 'slicingArguments')),
    sized: texts(read('listSize', 'sizedFields')),
    weight: typeof weight === 'number' ? weight : 0,
    arguments: new Set(given.map(({ name }) => name.value)),
    defaults: new Map(
      given.flatMap(({ name, defaultValue }) =>
        defaultValue ? [[name.value, valueFromASTUntyped(defaultValue)] as const] : [],
      ),
    ),
  };
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string): unknown {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && valueFromASTUntyped(value);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

/** About how long the lists of the schema's own description are. */
const INTROSPECTION_LISTS: Readonly<Record<string, number>> = {
  types: 200,
  directives: 12,
  fields: 15,
  args: 4,
  inputFields: 10,
  enumValues: 6,
  interfaces: 1,
  possibleTypes: 1,
};

function* ofIntrospection(): Generator<[string, ReadonlyMap<string, FieldSize>]> {
  for (const type of introspectionTypes) {
    if (!isObjectType(type)) continue;
    const fields = Object.values(type.getFields()).map((field): [string, FieldSize] => {
      const size = INTROSPECTION_LISTS[field.name];
      const list = size !== undefined;
      const none = { slicing: [], sized: [], weight: 0, arguments: new Set<string>(), defaults: new Map() };
      return [field.name, { ...none, type: getNamedType(field.type).name, list, size: size ?? 1 }];
    });
    yield [type.name, new Map(fields)];
  }
}
