import { composeServices } from '@apollo/composition';
import { printSubgraphSchema } from '@apollo/subgraph';
import {
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  parse,
  type GraphQLArgument,
} from 'graphql';
import { buildOrganisationSchema } from './schema';

test('the schema composes under federation 2.9', async () => {
  const typeDefs = parse(printSubgraphSchema(await buildOrganisationSchema()));
  const { errors } = composeServices([{ name: 'organisation', typeDefs, url: 'http://organisation' }]);
  expect(errors).toBeUndefined();
});

test('every type, field, argument and enum value is described', async () => {
  const schema = await buildOrganisationSchema();
  const bare: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || /^_|__/.test(type.name)) continue;
    const own = isObjectType(type) || isInputObjectType(type) || isEnumType(type);
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    if (own && !isRoot && !type.description) bare.push(type.name);
    if (isEnumType(type)) {
      bare.push(
        ...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`])),
      );
    }
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      if (!field.description) bare.push(`${type.name}.${field.name}`);
      if (!('args' in field)) continue;
      const bareArguments = (field.args as GraphQLArgument[]).filter((argument) => !argument.description);
      bare.push(...bareArguments.map((argument) => `${type.name}.${field.name}(${argument.name})`));
    }
  }
  expect(bare).toEqual([]);
});
