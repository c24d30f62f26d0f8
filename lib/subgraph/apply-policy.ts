import {
  defaultFieldResolver,
  getNamedType,
  GraphQLString,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { rulesOf, type RuleName } from '../auth/policy';
import { readersOf, type Readers } from '../auth/readers';
import { fail } from '../errors';
import type { HubContext } from './hub-context';
import { keepArea, redactText } from './redact-fields';

/**
 * Puts the policy between a schema and its resolvers, so that no resolver can forget it: a mutation is refused
 * before anything is read to whoever may never do it, and text of records loses its phone numbers and mail
 * addresses for whoever may not see all of their area. Fails for a mutation or type that the policy does not know.
 */
export function applyPolicy(schema: GraphQLSchema): GraphQLSchema {
  demandKnown(schema);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = demandEver(rulesOf(field.name) ?? [], field.resolve ?? defaultFieldResolver);
  }
  for (const type of answered(schema)) {
    if (!REDACTED.has(readersOf(type.name))) continue;
    for (const field of Object.values(type.getFields())) {
      const { name } = getNamedType(field.type);
      const resolve = field.resolve ?? defaultFieldResolver;
      if (name === GraphQLString.name) field.resolve = redactText(resolve);
      else if (PARTS.has(readersOf(name))) field.resolve = keepArea(resolve);
    }
  }
  return schema;
}

/** Types whose words are those of a record that is of another type. */
const PARTS: ReadonlySet<Readers | null> = new Set<Readers>(['WITH_ITS_RECORD', 'OWN_ONLY']);
/** Types whose words come from papers and people. */
const REDACTED: ReadonlySet<Readers | null> = new Set<Readers | null>([...PARTS, 'PUBLISHED_OR_OWN']);

function demandKnown(schema: GraphQLSchema): void {
  const acts = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const faults = [
    ...acts
      .filter((act) => rulesOf(act) === null)
      .map((act) => `lib/auth/policy.ts does not say who may do the mutation ${act}.`),
    ...answered(schema)
      .filter(({ name }) => readersOf(name) === null)
      .map(({ name }) => `lib/auth/readers.ts does not say who may read the type ${name}.`),
  ];
  if (faults.length) throw new Error(faults.join('\n'));
}

/** The object types that answers are made of: not the roots, and not those of federation and introspection. */
function answered(schema: GraphQLSchema): GraphQLObjectType[] {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('_') && !roots.includes(type));
}

type Resolve = GraphQLFieldResolver<unknown, HubContext>;

function demandEver(rules: readonly RuleName[], resolve: Resolve): Resolve {
  return (root, given, context, info) => {
    if (!context.authority.mayEver(rules)) throw fail('FORBIDDEN', { place: 'any area' });
    return resolve(root, given, context, info);
  };
}
