import { composeServices } from '@apollo/composition';
import { printSubgraphSchema } from '@apollo/subgraph';
import {
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { buildPlansSchema } from './schema';

test('the schema composes under federation 2.9', async () => {
  const typeDefs = parse(printSubgraphSchema(await buildPlansSchema()));
  const { errors } = composeServices([{ name: 'plans', typeDefs, url: 'http://plans' }]);
  expect(errors).toBeUndefined();
});

test('every type, field, argument and value is described', async () => {
  const schema = await buildPlansSchema();
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType()];
  const bare = Object.values(schema.getTypeMap())
    .filter((type) => !/^_|__/.test(type.name))
    .flatMap((type) => [...(roots.includes(type) ? [] : [[type.name, type.description]]), ...partsOf(type)])
    .filter(([, description]) => !description)
    .map(([name]) => name);
  expect(bare).toEqual([]);
});

test('what it adds to the types of others may be missing, so that an outage costs a field and no more', async () => {
  const { Area, Team } = (await buildPlansSchema()).getTypeMap();
  for (const type of [Area, Team]) {
    if (!isObjectType(type)) throw new Error('A type of another subgraph is gone.');
    const added = Object.values(type.getFields()).filter(({ name }) => name !== 'code' && name !== 'id');
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter((field) => isNonNullType(field.type))).toEqual([]);
  }
});

/** Names and descriptions of all that is in a type. */
function partsOf(type: GraphQLNamedType): [string, string | null | undefined][] {
  if (isEnumType(type))
    return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description]);
  if (!isObjectType(type) && !isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
  return fields.flatMap((field) => [
    [`${type.name}.${field.name}`, field.description] as [string, string | null | undefined],
    ...argumentsOf(field).map((argument): [string, string | null | undefined] => [
      `${type.name}.${field.name}(${argument.name})`,
      argument.description,
    ]),
  ]);
}

function argumentsOf(field: object): GraphQLField<unknown, unknown>['args'] {
  return 'args' in field ? (field.args as GraphQLField<unknown, unknown>['args']) : [];
}
