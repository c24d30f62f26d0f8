import {
  Kind,
  parse,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | InputObjectTypeDefinitionNode;

/**
 * What a supergraph would ask a subgraph for that the subgraph's own SDL does not have, such as `Area.late` or
 * `Area.late(first:)`; nothing where the subgraph is as new as the supergraph.
 */
export function notServedYet(supergraph: DocumentNode, subgraph: string, subgraphSdl: string): string[] {
  const graph = graphNamed(supergraph, subgraph);
  if (graph === undefined) return [];
  const served = coordinatesOf(parse(subgraphSdl, { noLocation: true }));
  return [...expectedOf(supergraph, graph)].filter((coordinate) => !served.has(coordinate));
}

/** The name that the supergraph's directives know a subgraph by: `enum join__Graph { MEETINGS @join__graph(name: "meetings") }`. */
function graphNamed({ definitions }: DocumentNode, subgraph: string): string | undefined {
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    return definition.values?.find(({ directives }) =>
      directives?.some((each) => argument(each, 'name') === subgraph),
    )?.name.value;
  }
  return undefined;
}

function* expectedOf({ definitions }: DocumentNode, graph: string): Generator<string> {
  for (const definition of definitions) {
    if (!('name' in definition) || !('directives' in definition) || !definition.name) continue;
    const type = definition.name.value;
    const owners = named(definition.directives, 'join__type').map((each) => argument(each, 'graph'));
    if (!owners.includes(graph)) continue;
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) yield* valuesOf(definition, graph);
    if (hasFields(definition)) {
      for (const field of definition.fields ?? []) if (isAsked(field, graph)) yield* coordinates(type, field);
    }
  }
}

function* valuesOf({ name, values = [] }: EnumTypeDefinitionNode, graph: string): Generator<string> {
  for (const value of values) {
    const owners = named(value.directives, 'join__enumValue').map((each) => argument(each, 'graph'));
    if (owners.includes(graph)) yield `${name.value}.${value.name.value}`;
  }
}

/** A field without `@join__field` is in every subgraph of its type; one with it only where it is neither external nor overridden. */
function isAsked(field: FieldDefinitionNode | InputValueDefinitionNode, graph: string): boolean {
  const joined = named(field.directives, 'join__field');
  if (joined.length === 0) return true;
  return joined.some(
    (each) =>
      argument(each, 'graph') === graph &&
      argument(each, 'external') !== true &&
      argument(each, 'usedOverridden') !== true,
  );
}

function coordinatesOf({ definitions }: DocumentNode): Set<string> {
  const found = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_EXTENSION) {
      for (const { name } of definition.values ?? []) found.add(`${definition.name.value}.${name.value}`);
    } else if ('fields' in definition) {
      for (const field of definition.fields ?? [])
        for (const coordinate of coordinates(definition.name.value, field)) found.add(coordinate);
    }
  }
  return found;
}

function* coordinates(
  type: string,
  field: FieldDefinitionNode | InputValueDefinitionNode,
): Generator<string> {
  yield `${type}.${field.name.value}`;
  if (field.kind !== Kind.FIELD_DEFINITION) return;
  for (const { name } of field.arguments ?? []) yield `${type}.${field.name.value}(${name.value}:)`;
}

function hasFields(definition: DefinitionNode): definition is WithFields {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  );
}

function named(directives: readonly DirectiveNode[] | undefined, name: string): DirectiveNode[] {
  return (directives ?? []).filter((each) => each.name.value === name);
}

function argument({ arguments: given }: DirectiveNode, name: string): unknown {
  const value = given?.find((each) => each.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
}
