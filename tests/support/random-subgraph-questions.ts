import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Chance = () => number;

/** Values to be tried for a scalar, by the name of what takes it, good and bad. */
export type Pool = (name: string, type: string) => readonly unknown[];

export interface RandomSubgraphQuestion {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A question to a subgraph that keeps to its schema, the same for the same chances; its values may be refused. */
export function randomSubgraphQuestion(
  schema: GraphQLSchema,
  representations: readonly object[],
  pool: Pool,
  chance: Chance,
): RandomSubgraphQuestion {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];
  const pick = <Each>(all: readonly Each[]): Each => all[Math.floor(chance() * all.length)] as Each;

  function variable(type: string, value: unknown): string {
    const name = `v${definitions.length}`;
    definitions.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  }

  function valueOf(type: GraphQLInputType, name: string): unknown {
    if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, name);
    if (isListType(type)) return chance() < 0.2 ? [] : [valueOf(type.ofType as GraphQLInputType, name)];
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return pick(pool(name, String(type)));
    const given = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || chance() < 0.2,
    );
    return Object.fromEntries(given.map((field) => [field.name, valueOf(field.type, field.name)]));
  }

  function given(args: readonly GraphQLArgument[]): string {
    const told = args
      .filter(
        ({ type, defaultValue }) => (isNonNullType(type) && defaultValue === undefined) || chance() < 0.3,
      )
      .map(({ name, type }) => `${name}: ${variable(String(type), valueOf(type, name))}`);
    return told.length ? `(${told.join(', ')})` : '';
  }

  function selected(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const alias = chance() < 0.25 ? `a${Math.floor(chance() * 1e6)}: ` : '';
    const args = given(field.args);
    // The same name given different things would be refused before anything is executed.
    const named = args || alias ? `a${definitions.length}_${Math.floor(chance() * 1e6)}: ` : '';
    const condition = chance() < 0.05 ? ` @include(if: ${variable('Boolean!', chance() < 0.5)})` : '';
    const below = isLeafType(type) ? '' : ` ${selection(type as GraphQLObjectType, depth + 1)}`;
    return `${named}${field.name}${args}${condition}${below}`;
  }

  function selection(type: GraphQLObjectType, depth: number): string {
    if (isAbstractType(type)) {
      const each = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${selection(one, depth)}`);
      return `{ __typename ${each.join(' ')} }`;
    }
    const all = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const parts = ['__typename'];
    for (let count = 1 + Math.floor(chance() * 6); count > 0; count -= 1) {
      const field = pick(depth > 3 || chance() < 0.4 ? leaves : all);
      if (!field || (depth > 3 && !isLeafType(getNamedType(field.type)))) continue;
      const part = selected(field, depth);
      if (chance() < 0.15) parts.push(`... on ${type.name} { ${part} }`);
      else if (chance() < 0.1) {
        parts.push(`...F${fragments.length}`);
        fragments.push(`fragment F${fragments.length} on ${type.name} { ${part} }`);
      } else parts.push(part);
    }
    return `{ ${parts.join(' ')} }`;
  }

  const root = schema.getQueryType();
  const questions = Object.values(root?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  const body =
    representations.length && (chance() < 0.5 || !questions.length)
      ? entities()
      : `{ ${[1, 2]
          .slice(0, 1 + Math.floor(chance() * 2))
          .map(() => selected(pick(questions), 0))
          .join(' ')} }`;

  function entities(): string {
    const asked = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => pick(representations));
    const types = new Set(asked.map((each) => (each as { __typename: string }).__typename));
    const each = [...types].flatMap((name) => {
      const type = schema.getType(name);
      return isObjectType(type) ? [`... on ${name} ${selection(type, 1)}`] : [];
    });
    return `{ _entities(representations: ${variable('[_Any!]!', asked)}) { ${each.join(' ')} } }`;
  }
  return {
    query: `query Random${definitions.length ? `(${definitions.join(', ')})` : ''} ${body} ${fragments.join(' ')}`,
    variables,
  };
}
