import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type BuildSchemaOptions, type ClassType } from 'type-graphql';
import { withDirectResolvers } from './compiled/direct-resolvers';
import { applyPolicy } from './apply-policy';
import { guardEntities } from './representations';
import { sayRests, type RestsTable } from './rests-of-document';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@listSize", "@cost"]
)`;

/** Finds an entity by the key that another subgraph holds. */
export type FindEntity<Context> = (key: never, context: Context) => unknown;

/**
 * Builds a federated schema from type-graphql resolvers.
 *
 * Entities are listed, not discovered: type-graphql silently leaves out a type that no query
 * reaches, and only the gateway reaches an extended entity. A mutation or type that the policy does
 * not know is refused (apply-policy.ts). `rests` says on what fields rest; all others rest on all records.
 */
export async function buildSubgraph<Context>(
  resolvers: BuildSchemaOptions['resolvers'],
  entities: Map<ClassType, FindEntity<Context>>,
  rests: RestsTable = {},
): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: [...entities.keys()],
    skipCheck: true, // A subgraph may have no Query of its own.
    validate: false,
  });
  const made = createResolversMap(schema) as Record<string, object>;
  const resolverMap = withDirectResolvers(made, resolvers);
  for (const [type, resolveReference] of entities) {
    resolverMap[type.name] = { ...resolverMap[type.name], __resolveReference: resolveReference };
  }
  const typeDefs = parse(`${FEDERATION}\n${printSchemaWithDirectives(schema)}`);
  const built = buildSubgraphSchema({ typeDefs, resolvers: resolverMap as never });
  return sayRests(guardEntities(applyPolicy(built)), rests);
}
