import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What the roots of a schema may be asked for. */
export interface Known {
  readonly codes: readonly string[];
  /** Ids of records, by the name of their type. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Where series begin: so late that they have few points, each of which counts all that went before. */
  readonly from: string;
  /** Rows of a page; 100 unless told. */
  readonly rows?: number;
}

/** One question for each way from one type to another: what stands at its end is asked for whole. */
export interface Path {
  readonly name: string;
  /** The question whole. */
  readonly query: string;
  /** What it asks side by side, and the question made of some of it: for whoever may not ask so much at once. */
  readonly parts: readonly string[];
  readonly ask: (parts: readonly string[]) => string;
  /** The type whose key it begins with. */
  readonly root: string;
}

/**
 * Every edge of a schema as a question, made from the schema: the shortest way to each type, and from there each of
 * its fields, once for each value of an enum, and at the roots once for each of a filter. Whoever sees nothing
 * hidden at the end of any edge sees nothing hidden at the end of any path.
 */
export function pathsOf(schema: GraphQLSchema, known: Known): Path[] {
  const paths: Path[] = [];
  const ways = new Map<string, Way>();
  const queue: GraphQLObjectType[] = [];
  const enter = (type: GraphQLObjectType, root: string, write: Way['write']): void => {
    if (ways.has(type.name)) return;
    ways.set(type.name, { root, write });
    queue.push(type);
  };
  const add = (name: string, root: string, parts: readonly string[], ask: Path['ask']): void =>
    void paths.push({ name, root, parts, ask, query: ask(parts) });

  for (const type of entitiesOf(schema)) {
    const key = type.name === 'Area' ? 'code' : 'id';
    const keys = key === 'code' ? known.codes : (known.ids[type.name] ?? []);
    const asked = keys.map((value) => `{ __typename: "${type.name}", ${key}: "${value}" }`).join(', ');
    enter(
      type,
      type.name,
      (selection) => `{ _entities(representations: [${asked}]) { ... on ${type.name} ${selection} } }`,
    );
  }
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(field.type);
    if (field.name.startsWith('_') || !isObjectType(type)) continue;
    const values = field.args.some(({ name }) => name === 'code')
      ? known.codes
      : (known.ids[type.name] ?? []);
    const key = field.args.find(({ name }) => name === 'code' || name === 'id')?.name;
    const given = key ? values.map((value) => `(${key}: "${value}")`) : variantsOf(field, known, true);
    const parts = (selection: string): string[] =>
      given.map((each, index) => `a${index}: ${field.name}${each} ${selection}`);
    const all = (some: readonly string[]): string => `{ ${some.join(' ')} }`;
    if (!given.length) continue; // No record of it is known by its key; another way leads to it.
    add(`Query.${field.name}`, type.name, parts(ending(type)), all);
    const [first = ''] = given;
    enter(type, type.name, (selection) =>
      key ? all(parts(selection)) : `{ ${field.name}${first} ${selection} }`,
    );
  }

  for (let type = queue.shift(); type; type = queue.shift()) {
    const { root, write: way } = ways.get(type.name) ?? NO_WAY;
    add(type.name, root, [leaves(type)], ([some = '']) => way(`{ ${some} }`));
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isObjectType(target)) continue;
      const variants = variantsOf(field, known);
      const parts = variants.map((each, index) => `a${index}: ${field.name}${each} ${ending(target)}`);
      add(`${type.name}.${field.name}`, root, parts, (some) => way(`{ __typename ${some.join(' ')} }`));
      if (SHOWS_SOME.has(field.name)) continue;
      const [first = ''] = variants;
      enter(target, root, (selection) => way(`{ ${field.name}${first} ${selection} }`));
    }
  }
  return paths;
}

/** How a type is come to: from the key of another. */
interface Way {
  readonly root: string;
  readonly write: (selection: string) => string;
}
const NO_WAY: Way = { root: '', write: String };

/** All that a type says of itself, and of the rows of its pages. */
function ending(type: GraphQLObjectType): string {
  const edges = type.getFields()['edges'];
  const node = edges && (getNamedType(edges.type) as GraphQLObjectType).getFields()['node'];
  const rows = node
    ? `edges { cursor node { ${leaves(getNamedType(node.type) as GraphQLObjectType)} } }`
    : '';
  return `{ ${leaves(type)} ${rows} }`;
}

function leaves(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(
    ({ type: leaf, args }) => isLeafType(getNamedType(leaf)) && !args.some(isRequiredArgument),
  );
  return ['__typename', ...fields.map(({ name }) => name)].join(' ');
}

/** Lists of some records only: all of them are come to in another way, or the rest would never be asked for. */
const SHOWS_SOME: ReadonlySet<string> = new Set(['openReportRequests']);

/** The filters that look for words: each is asked for words that stand in hidden papers only. */
export const SEARCHED_WORDS: ReadonlySet<string> = new Set(['text', 'implementer', 'responsible']);

/** The arguments with which a field is asked for: plainly, and with each value of each enum and filter. */
function variantsOf(field: GraphQLField<unknown, unknown>, known: Known, filtered = false): string[] {
  const base = field.args.flatMap((each) =>
    isRequiredArgument(each) ? [`${each.name}: ${required(each, known)}`] : [],
  );
  if (field.args.some(({ name }) => name === 'first')) base.push(`first: ${known.rows ?? 100}`);
  const one = (extra: string[]): string => {
    const names = new Set(extra.map((each) => each.split(':')[0]));
    const all = [...base.filter((each) => !names.has(each.split(':')[0])), ...extra];
    return all.length ? `(${all.join(', ')})` : '';
  };
  const extended = field.args.filter(({ name }) => filtered || name !== 'filter');
  const extras = extended.flatMap((each) =>
    valuesOf(each.type, each.name, known).map((value) => [`${each.name}: ${value}`]),
  );
  return [...new Set([one([]), ...extras.map(one)])];
}

function valuesOf(type: GraphQLInputType, name: string, known: Known): string[] {
  const named = getNamedType(type);
  const listed = (value: string): string => (isListType(getNullableType(type)) ? `[${value}]` : value);
  if (isEnumType(named)) return named.getValues().map((value) => listed(value.name));
  if (named.name === 'Boolean') return ['true', 'false'];
  if (['within', 'area', 'issuedBy', 'areaCode'].includes(name))
    return known.codes.slice(0, 3).map((code) => `"${code}"`);
  // What hidden papers have in them too.
  if (SEARCHED_WORDS.has(name)) return ['"secret"', '"self"', '"sibling"', '"সিদ্ধান্ত"', '"কার্যক্রম"'];
  if (name === 'asOf') return ['"2025-01-31"'];
  if (!isInputObjectType(named)) return [];
  const fields = Object.values(named.getFields());
  const needed = fields.filter((each) => isRequiredArgument(each as unknown as GraphQLArgument));
  return fields.flatMap((each) =>
    valuesOf(each.type, each.name, known).map((value) => {
      const others = needed.filter((other) => other !== each);
      const given = others.map(
        (other) => `${other.name}: ${required(other as unknown as GraphQLArgument, known)}`,
      );
      return listed(`{ ${[...given, `${each.name}: ${value}`].join(', ')} }`);
    }),
  );
}

function required({ name, type }: GraphQLArgument, known: Known): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  const values: Readonly<Record<string, string>> = {
    fiscalYear: '"2023-24"',
    from: `"${known.from}"`,
    area: '"BD"',
    code: '"5010"',
    id: '"x"',
  };
  return values[name] ?? `"${name}?"`;
}

function entitiesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes() : [];
}
