import { isUnionType, Kind, type GraphQLSchema, type ObjectTypeDefinitionNode } from 'graphql';
import { fail } from '../errors';
import { markNeedsNoInfo } from './compiled/resolver-needs';

/**
 * As many as the dearest operation that the gateway lets through can name (an analyst's 50,000 points, at least
 * one an entity); it sends all entities of one step at once.
 */
export const MOST_REPRESENTATIONS = 50_000;

const MOST_CHARACTERS = 200;

/**
 * Lets entities be looked up by their keys alone: each representation names a type that this subgraph gives
 * entities of, and its key as text; whatever else it says is dropped before any resolver sees it.
 */
export function guardEntities(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const resolve = field?.resolve;
  if (!field || !resolve) return schema;
  const keys = keysOf(schema);
  const entity = schema.getType('_Entity');
  // It goes by the __typename that the resolver has put there.
  if (isUnionType(entity) && entity.resolveType) markNeedsNoInfo(entity.resolveType);
  field.resolve = (root, args: { representations?: unknown }, context, info) =>
    resolve(root, { ...args, representations: plain(args.representations, keys) }, context, info);
  return schema;
}

function plain(representations: unknown, keys: ReadonlyMap<string, readonly string[]>): object[] {
  if (!Array.isArray(representations) || representations.length > MOST_REPRESENTATIONS) {
    throw fail('BAD_INPUT', { reason: `At most ${MOST_REPRESENTATIONS} entities are looked up at once.` });
  }
  return representations.map((each: unknown) => {
    const given = typeof each === 'object' && each !== null ? (each as Record<string, unknown>) : {};
    const type = Object.hasOwn(given, '__typename') ? given['__typename'] : undefined;
    const named = typeof type === 'string' ? keys.get(type) : undefined;
    const key = named?.find((name) => Object.hasOwn(given, name));
    const value = key === undefined ? undefined : given[key];
    if (key === undefined || typeof value !== 'string' || value.length > MOST_CHARACTERS) {
      throw fail('BAD_INPUT', { reason: 'An entity is looked up by its type and its key.' });
    }
    return { __typename: type, [key]: value };
  });
}

/** The key of each type that has entities, as its @key says. */
function keysOf(schema: GraphQLSchema): Map<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const [name, type] of Object.entries(schema.getTypeMap())) {
    const node = type.astNode as ObjectTypeDefinitionNode | undefined;
    const named = (node?.directives ?? []).flatMap((directive) => {
      const fields = directive.name.value === 'key' ? directive.arguments?.[0]?.value : undefined;
      return fields?.kind === Kind.STRING ? [fields.value] : [];
    });
    if (named.length) keys.set(name, named);
  }
  return keys;
}
