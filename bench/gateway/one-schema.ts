import { Supergraph } from '@apollo/federation-internals';
import {
  isAbstractType,
  isEnumType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Subgraph, SubgraphName } from '../../lib/subgraph/subgraph';

/** The context of each subgraph for one request. */
export type Contexts = Record<SubgraphName, object>;

type Resolve = GraphQLFieldResolver<unknown, Contexts>;
type OwnResolve = GraphQLFieldResolver<unknown, object>;
type Reference = (key: object, context: object) => unknown;

/**
 * The schemas of all subgraphs as one that graphql-js executes by itself: each field by the resolver of the subgraph
 * that has it, with that subgraph's context. Where a field belongs to another subgraph than the one which gave the
 * object, the object is first made there, as a gateway has it made by a fetch.
 */
export function oneSchema(supergraphSdl: string, subgraphs: readonly Subgraph[]): GraphQLSchema {
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const givenBy = new WeakMap<object, SubgraphName>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const owners = subgraphs.filter((subgraph) => subgraph.schema.getType(type.name));
    const [first] = owners;
    if (!first) continue;
    takeOver(type, first);
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) resolveBy(type, field, owners);
  }
  return schema;

  function resolveBy(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    owners: readonly Subgraph[],
  ) {
    const having = owners.filter((owner) => field.name in fieldsOf(owner, type.name));
    const [owner] = having;
    if (!owner) return;
    const own = fieldsOf(owner, type.name)[field.name]?.resolve as OwnResolve | undefined;
    const names = new Set(having.map(({ name }) => name));
    const isShared = owners.length > 1 && !isRoot(type);
    if (!own && !isShared) return;
    const inner: OwnResolve = own ?? ((source) => (source as Record<string, unknown> | null)?.[field.name]);
    const reference = referenceOf(owner, type.name);
    const marks = (value: unknown): unknown => mark(value, owner.name);
    const resolve: Resolve = (source, args, contexts, info) => {
      const from = isShared && isObject(source) ? givenBy.get(source) : undefined;
      const context = contexts[owner.name];
      if (from === undefined || names.has(from) || !reference)
        return after(inner(source, args, context, info), marks);
      const { code, id } = source as { code?: string; id?: string };
      return after(reference({ __typename: type.name, code, id }, context), (there) =>
        after(inner(there, args, context, info), marks),
      );
    };
    field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  }

  /** Remembers which subgraph an object came from. */
  function mark(value: unknown, name: SubgraphName): unknown {
    if (Array.isArray(value)) for (const each of value) mark(each, name);
    else if (isObject(value)) givenBy.set(value, name);
    return value;
  }
}

/** How values of a type are read, written and told apart. */
function takeOver(type: GraphQLNamedType, from: Subgraph): void {
  const source = from.schema.getType(type.name);
  if ((isScalarType(type) && isScalarType(source)) || (isEnumType(type) && isEnumType(source))) {
    Object.assign(type, {
      serialize: source.serialize.bind(source),
      parseValue: source.parseValue.bind(source),
      parseLiteral: source.parseLiteral.bind(source),
    });
  }
  if (isAbstractType(type) && isAbstractType(source)) type.resolveType = source.resolveType;
  if (isObjectType(type) && isObjectType(source)) type.isTypeOf = source.isTypeOf;
}

function fieldsOf({ schema }: Subgraph, type: string) {
  const there = schema.getType(type);
  return isObjectType(there) ? there.getFields() : {};
}

/** How a subgraph makes an entity out of its key. */
function referenceOf({ schema }: Subgraph, type: string): Reference | undefined {
  const extensions = schema.getType(type)?.extensions as
    { apollo?: { subgraph?: { resolveReference?: Reference } } } | undefined;
  return extensions?.apollo?.subgraph?.resolveReference;
}

const isRoot = ({ name }: GraphQLObjectType): boolean => name === 'Query' || name === 'Mutation';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Goes on at once where there is nothing to wait for: a promise for each field would be the bench's own cost. */
function after<Value>(value: unknown, then: (value: unknown) => Value): Value | Promise<Value> {
  return value instanceof Promise ? value.then(then) : then(value);
}
