import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLNamedType,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { projectRoot } from '../../lib/project-root';

const SUBGRAPHS = ['organisation', 'meetings', 'plans'] as const;
const checkedIn = (name: string) => readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8');
const api = buildSchema(checkedIn('api'));

/** The object types that a subgraph prints, those of others that it adds to included. */
function objectsOf(name: string): ObjectTypeDefinitionNode[] {
  const document: DocumentNode = parse(checkedIn(name));
  return document.definitions.filter(
    (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
}

describe('what a subgraph adds to the types of another', () => {
  const owners = { Area: 'organisation', Team: 'organisation' } as const;
  const added = SUBGRAPHS.flatMap((name) =>
    objectsOf(name)
      .filter(({ name: type }) => (owners[type.value as keyof typeof owners] ?? name) !== name)
      .flatMap(({ name: type, fields = [] }) =>
        fields
          .filter((field) => !['code', 'id'].includes(field.name.value))
          .map((field) => ({ coordinate: `${type.value}.${field.name.value}`, type: field.type })),
      ),
  );

  test('is in the supergraph, and may be missing, so that an outage costs a field and not the answer', () => {
    expect(added.map(({ coordinate }) => coordinate)).toEqual(
      expect.arrayContaining([
        'Area.decisionProgress',
        'Area.planProgress',
        'Team.meetings',
        'Team.actionPlans',
      ]),
    );
    const supergraph = buildSchema(checkedIn('supergraph'), { assumeValidSDL: true });
    for (const { coordinate, type } of added) {
      const [owner = '', field = ''] = coordinate.split('.');
      for (const schema of [supergraph, api]) {
        const found = schema.getType(owner);
        expect([coordinate, isObjectType(found) && Boolean(found.getFields()[field])]).toEqual([
          coordinate,
          true,
        ]);
      }
      expect([coordinate, type.kind === Kind.NON_NULL_TYPE]).toEqual([coordinate, false]);
    }
  });

  test('is owned by one subgraph only', () => {
    const names = added.map(({ coordinate }) => coordinate);
    expect(names).toEqual([...new Set(names)]);
  });

  test('at the root may be missing too: one subgraph must not take the questions to the others with it', () => {
    const fields = Object.values(api.getQueryType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(10);
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(SUBGRAPHS)('in %s', (name) => {
  test('every field that gives a list, or a page of one, says how long it may be', () => {
    const unbounded = objectsOf(name).flatMap(({ name: type, fields = [] }) =>
      fields
        .filter(
          (field) =>
            isList(field.type) && !(type.value.endsWith('Connection') && field.name.value === 'edges'),
        )
        .filter((field) => !field.directives?.some((directive) => directive.name.value === 'listSize'))
        .map((field) => `${type.value}.${field.name.value}`),
    );
    expect(unbounded).toEqual([]);
    const pages = objectsOf(name).flatMap(({ name: type, fields = [] }) =>
      fields.filter((field) => /Connection!?$/.test(named(field.type))).map((field) => ({ type, field })),
    );
    const unsliced = pages.filter(
      ({ field }) => !field.directives?.some((directive) => directive.name.value === 'listSize'),
    );
    expect(unsliced.map(({ type, field }) => `${type.value}.${field.name.value}`)).toEqual([]);
    for (const { field } of pages) {
      expect(field.arguments?.map((argument) => argument.name.value)).toEqual(
        expect.arrayContaining(['first', 'after']),
      );
    }
  });

  test('every type, field, argument, input field and value is described', () => {
    // The subgraph's own words: the supergraph takes those of whichever subgraph comes first.
    const schema = buildSchema(checkedIn(name).replace(/extend schema\s+@link\([^)]*\)/, PRELUDE), {
      assumeValidSDL: true,
    });
    expect(undescribed(Object.values(schema.getTypeMap()))).toEqual([]);
  });
});

test('all that a client sees is described', () => {
  expect(undescribed(Object.values(api.getTypeMap()))).toEqual([]);
});

const PRELUDE = `
  directive @key(fields: String!) repeatable on OBJECT
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION
`;
const ROOTS = ['Query', 'Mutation'];

/** The coordinates of all that has no description. */
function undescribed(types: readonly GraphQLNamedType[]): string[] {
  const parts = types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type): [string, string | null | undefined][] => [
      [type.name, ROOTS.includes(type.name) ? 'a root' : type.description],
      ...partsOf(type),
    ]);
  return parts
    .filter(([coordinate, text]) => !BUILT_IN.includes(coordinate) && !text?.trim())
    .map(([coordinate]) => coordinate);
}

const BUILT_IN = ['ID', 'String', 'Int', 'Float', 'Boolean'];

function partsOf(type: GraphQLNamedType): [string, string | null | undefined][] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, description }) => [
      `${type.name}.${name}`,
      description,
    ]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(
    ({ name, description, args }): [string, string | null | undefined][] => [
      [`${type.name}.${name}`, description],
      ...args.map((argument): [string, string | null | undefined] => [
        `${type.name}.${name}(${argument.name}:)`,
        argument.description,
      ]),
    ],
  );
}

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
const named = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
