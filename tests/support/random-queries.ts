import {
  getNamedType,
  getNullableType,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { randomNumbers } from './random-numbers';

/** Values to put where a schema only says what kind they are, by the name of the argument or of its type. */
export type Pool = Readonly<Record<string, readonly unknown[]>>;

export interface RandomQuery {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

interface Variable {
  readonly type: string;
  readonly value: unknown;
  readonly fallback?: string;
}

const MOST_DEPTH = 6;
const LONGEST = 6000;

/**
 * Makes valid queries from a schema, the same for the same seed: aliases, named and inline fragments, fields that
 * are asked for twice, `@skip` and `@include` by variables and by themselves, `__typename` under other names.
 */
export function randomQueries(schema: GraphQLSchema, pool: Pool, seed: number): () => RandomQuery {
  const random = randomNumbers(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <Each>(from: readonly Each[]): Each => from[below(from.length)] as Each;
  const chance = (share: number) => random() < share;
  let fragments: string[] = [];
  let aliases = 0;
  let variables = new Map<string, Variable>();

  function valueFor(name: string, type: GraphQLInputType, depth = 0): unknown {
    const nullable = getNullableType(type);
    if (nullable instanceof GraphQLList) return [valueFor(name, nullable.ofType as GraphQLInputType, depth)];
    if (pool[name]) return pick(pool[name]);
    if (nullable instanceof GraphQLEnumType) return pick(nullable.getValues()).name;
    if (nullable instanceof GraphQLInputObjectType) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => field.type instanceof GraphQLNonNull || (depth < 2 && chance(0.15)),
      );
      return Object.fromEntries(fields.map((each) => [each.name, valueFor(each.name, each.type, depth + 1)]));
    }
    return pick(pool[getNamedType(type).name] ?? ['']);
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const texts = args
      .filter(({ type, name }) => type instanceof GraphQLNonNull || name === 'first' || chance(0.2))
      .map(({ name, type }) => {
        const value = valueFor(name, type);
        if (chance(0.5)) return `${name}: ${literal(value, type)}`;
        const variable = `v${variables.size}`;
        variables.set(variable, { type: String(type), value });
        return `${name}: $${variable}`;
      });
    return texts.length ? `(${texts.join(', ')})` : '';
  }

  function directive(): string {
    if (!chance(0.15)) return '';
    const kind = pick(['skip', 'include']);
    if (chance(0.2)) return ` @${kind}(if: ${String(chance(0.5))})`;
    const name = pick(['b0', 'b1', 'b2']);
    if (!variables.has(name)) {
      const fallback = chance(0.3) ? { fallback: String(chance(0.5)) } : {};
      variables.set(name, { type: 'Boolean!', value: chance(0.5), ...fallback });
    }
    return ` @${kind}(if: $${name})`;
  }

  function field(each: GraphQLField<unknown, unknown>, depth: number, taken: Map<string, string>): string {
    const type = getNamedType(each.type);
    const known = taken.get(each.name);
    // The same field again, by the same name and arguments, may select other things: both are put together.
    const call = known ?? `${each.name}${argumentsOf(each.args)}`;
    const isAliased = known === undefined && chance(0.25);
    if (!isAliased) taken.set(each.name, call);
    const alias = isAliased ? `a${aliases++}: ` : '';
    const within = isCompositeType(type) ? ` ${selections(type, depth + 1)}` : '';
    return `${alias}${call}${directive()}${within}`;
  }

  function selections(type: GraphQLCompositeType, depth: number, taken = new Map<string, string>()): string {
    const parts: string[] = [];
    const mayDescend = depth < MOST_DEPTH;
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const usable = fields.filter((each) => mayDescend || !isCompositeType(getNamedType(each.type)));
    const count = 1 + below(depth === 0 ? 2 : depth > 3 ? 3 : 5);
    for (let index = 0; index < count && usable.length; index += 1) {
      parts.push(field(pick(usable), depth, taken));
    }
    if (chance(0.2)) parts.push(chance(0.5) ? '__typename' : `t${aliases++}: __typename`);
    if (depth > 0 && mayDescend && chance(0.2)) {
      const condition = chance(0.7) ? `on ${type.name}` : '';
      parts.push(`... ${condition}${directive()} ${selections(type, depth + 1, taken)}`);
    }
    if (depth > 0 && mayDescend && chance(0.15)) {
      const at = fragments.push('') - 1;
      fragments[at] = `fragment F${at} on ${type.name} ${selections(type, depth + 1, taken)}`;
      parts.push(`...F${at}${directive()}`);
    }
    for (const each of isAbstractType(type) ? schema.getPossibleTypes(type) : []) {
      if (chance(0.6)) parts.push(`... on ${each.name} ${selections(each, depth + 1, taken)}`);
    }
    return `{ ${parts.length ? parts.join(' ') : '__typename'} }`;
  }

  function attempt(): RandomQuery {
    fragments = [];
    aliases = 0;
    variables = new Map();
    const body = selections(schema.getQueryType() as GraphQLCompositeType, 0);
    const definitions = [...variables].map(
      ([name, { type, fallback }]) => `$${name}: ${type}${fallback ? ` = ${fallback}` : ''}`,
    );
    const head = definitions.length ? `query Random(${definitions.join(', ')})` : 'query Random';
    // Where there is a default, it is left to it now and then.
    const given = [...variables].filter(([, { fallback }]) => !fallback || chance(0.5));
    return {
      query: [`${head} ${body}`, ...fragments].join('\n'),
      variables: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
    };
  }

  return () => {
    for (;;) {
      const made = attempt();
      if (made.query.length < LONGEST && !validate(schema, parse(made.query)).length) return made;
    }
  };
}

/** A value as it is written in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (Array.isArray(value)) {
    const of = (nullable instanceof GraphQLList ? nullable.ofType : nullable) as GraphQLInputType;
    return `[${value.map((each) => literal(each, of)).join(', ')}]`;
  }
  if (nullable instanceof GraphQLEnumType) return value as string;
  if (nullable instanceof GraphQLInputObjectType) {
    const known = nullable.getFields();
    const fields = Object.entries(value as object).map(
      ([name, each]) => `${name}: ${literal(each, (known[name] as { type: GraphQLInputType }).type)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}
