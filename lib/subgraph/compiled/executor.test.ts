import {
  buildSchema,
  execute,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { rounds } from '../../../tests/faults/figure';
import { randomNumbers } from '../../../tests/support/random-numbers';
import { executorFor } from './executor';

const schema = buildSchema(`
  enum Colour { RED GREEN }
  input Where { least: Int! = 1, tags: [String!], colour: Colour = RED }
  interface Named { name: String! other(n: Int): Named }
  type Leaf implements Named { name: String! other(n: Int): Named size: Int ratio: Float! colour: Colour }
  type Node implements Named {
    name: String! other(n: Int): Named size(where: Where, n: Int = 3): Int must: Int! echo(where: Where, n: Int!): String
    node: Node needed: Node! nodes: [Node] allNodes: [Node!]! grid: [[Int!]] any: Any some: [Any!] leaf: Leaf flag: Boolean id: ID!
  }
  union Any = Leaf | Node
  type Query { node(n: Int): Node needed: Node! nodes(n: Int!): [Node!] any: Any named: [Named] size(where: Where): Int must: Int! }
`);

/** Thousands with `SOPAN_FAULTS=full`. */
const ROUNDS = rounds(150, 1500);

/** Random texts keep to all rules but those on what is not used and what is named twice, which execution takes as it is. */
const RULES = specifiedRules.filter(
  ({ name }) => !/^(NoUnusedVariables|NoUnusedFragments|OverlappingFieldsCanBeMerged)Rule$/.test(name),
);

type Chance = () => number;

/** What a field gives, the same for the same seed and path, now or later, well or not. */
function behaviourOf(seed: number, { no, maybe }: Readonly<Record<string, unknown>>) {
  const chanceAt = (path: string): Chance => {
    let mixed = seed;
    for (const letter of path) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
    return randomNumbers(mixed);
  };
  const isWell = chanceAt('faults')() < 0.4;
  const later = chanceAt('later')();
  // Where what is there fails beside what is waited for, graphql-js leaves rejections that nobody heeds.
  return {
    chanceAt,
    faults: isWell ? 0 : 0.04,
    later: isWell && no !== null && maybe !== null ? later : Math.round(later),
  };
}
type Behaviour = ReturnType<typeof behaviourOf>;

/** A behaviour, and the calls of resolvers under it. */
interface Watched extends Behaviour {
  readonly calls: string[];
}

for (const type of Object.values(schema.getTypeMap())) {
  if (isAbstractType(type))
    type.resolveType = (value: { isLeaf: boolean; wrong: boolean; slow: boolean }) => {
      const name = value.wrong ? 'Colour' : value.isLeaf ? 'Leaf' : 'Node';
      return value.slow ? Promise.resolve(name) : name;
    };
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  for (const field of Object.values(type.getFields())) {
    field.resolve = (_source, given: object, behaviour: Watched, info) => {
      const path: (string | number)[] = [];
      for (let at: typeof info.path | undefined = info.path; at; at = at.prev) path.unshift(at.key);
      const at = path.join('.');
      behaviour.calls.push(`${at} ${JSON.stringify(given)} ${String(info.path.typename)}`);
      const chance = behaviour.chanceAt(at);
      return valueOf(field.type, chance, behaviour, given, path.length);
    };
  }
}

function valueOf(
  type: GraphQLOutputType,
  chance: Chance,
  behaviour: Behaviour,
  given: object,
  depth: number,
): unknown {
  const { faults, later } = behaviour;
  const [fate, when] = [chance(), chance()];
  const put = (value: () => unknown): unknown => {
    if (when >= later) return value();
    if (when < later / 2) return heeded(Promise.resolve().then(value));
    return heeded(
      new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            resolve(value());
          } catch (error) {
            reject(error as Error);
          }
        });
      }),
    );
  };
  if (fate < faults)
    return put(() => {
      throw new GraphQLError('refused', { extensions: { code: 'FORBIDDEN' } });
    });
  if (fate < faults * 2) return put(() => new Error('given, not thrown'));
  if (fate < faults * 4) return put(() => null);
  if (fate < faults * 5) return put(() => ({ not: 'what is expected' }));
  if (fate < faults * 5.5)
    return put(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- A resolver may throw anything.
      throw 'a word';
    });
  const inner = isNonNullType(type) ? (type.ofType as GraphQLOutputType) : type;
  if (isListType(inner)) {
    const entries = Array.from({ length: Math.floor(chance() * (depth > 4 ? 1 : 4)) }, () =>
      valueOf(inner.ofType as GraphQLOutputType, chance, behaviour, given, depth + 1),
    );
    return put(() => (chance() < 0.3 ? new Set(entries) : entries));
  }
  if (isLeafType(inner)) {
    if (inner.name === 'Colour') return put(() => (chance() < faults ? 'BLUE' : 'RED'));
    if (inner.name === 'String') return put(() => JSON.stringify(given));
    if (inner.name === 'Boolean') return put(() => true);
    return put(() => (chance() < faults ? NaN : depth));
  }
  const kind = {
    isLeaf: inner.name === 'Leaf' || (inner.name !== 'Node' && chance() < 0.5),
    wrong: chance() < faults,
    slow: chance() < later,
  };
  return put(() => kind);
}

/** A list of which one entry failed leaves the others alone, and with graphql-js their faults too. */
function heeded(promise: Promise<unknown>): Promise<unknown> {
  promise.catch(() => undefined);
  return promise;
}

/** A random query with aliases, fragments, variables, fields skipped and included, and the variables for it. */
function randomQuery(chance: Chance) {
  const fragments: string[] = [];
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const condition = () =>
    chance() < 0.85
      ? ''
      : ` @${pick(['skip', 'include'])}(if: ${pick(['$yes', '$no', '$maybe', 'true', 'false'])})`;
  function argumentsOf(args: readonly { name: string; type: { toString(): string } }[]): string {
    const given = args.flatMap(({ name, type }) => {
      const needed = String(type).endsWith('!');
      if (!needed && chance() < 0.4) return [];
      if (name === 'n') return [`n: ${pick(needed ? ['1', '$n'] : ['1', '$n', '$free', 'null'])}`];
      return [
        `where: ${pick(['$where', '{ least: 2 }', '{ least: $n, tags: ["a"] }', '{ colour: GREEN, tags: [] }', 'null'])}`,
      ];
    });
    return given.length ? `(${given.join(', ')})` : '';
  }
  function selection(typeName: string, depth: number): string {
    const type = schema.getType(typeName);
    const fields =
      isObjectType(type) || typeName === 'Named'
        ? Object.values((type as GraphQLObjectType).getFields())
        : [];
    const parts: string[] = chance() < 0.3 ? ['__typename'] : [];
    for (let count = 1 + Math.floor(chance() * 5); count > 0; count -= 1) {
      const field = fields.length && chance() < 0.8 ? pick(fields) : null;
      if (!field) {
        const on = isAbstractType(type) ? pick(['Leaf', 'Node']) : typeName;
        if (depth > 3) continue;
        const inner = selection(on, depth + 1);
        if (chance() < 0.5) parts.push(`... on ${on}${condition()} ${inner}`);
        else {
          fragments.push(`fragment F${fragments.length} on ${on} ${inner}`);
          parts.push(`...F${fragments.length - 1}${condition()}`);
        }
        continue;
      }
      const named = String(field.type).replace(/[[\]!]/g, '');
      const isLeaf = isLeafType(schema.getType(named));
      if (!isLeaf && depth > 3) continue;
      const alias = chance() < 0.3 ? `${pick(['a', 'b', 'c'])}${Math.floor(chance() * 4)}: ` : '';
      parts.push(
        `${alias}${field.name}${argumentsOf(field.args)}${condition()}${isLeaf ? '' : ` ${selection(named, depth + 1)}`}`,
      );
    }
    return `{ ${parts.length ? parts.join(' ') : '__typename'} }`;
  }
  const root = selection('Query', 0);
  const query = `query Q($yes: Boolean!, $no: Boolean = false, $maybe: Boolean = true, $n: Int!, $free: Int, $where: Where) ${root} ${fragments.join(' ')}`;
  const variables = {
    ...(chance() < 0.97 ? { yes: chance() < 0.5 } : {}),
    ...(chance() < 0.3 ? { no: pick([true, false, null]) } : {}),
    ...(chance() < 0.3 ? { maybe: pick([true, false, null]) } : {}),
    ...(chance() < 0.97 ? { n: pick([1, 2, 7, chance() < 0.1 ? 'two' : 3]) } : {}),
    ...(chance() < 0.3 ? { free: pick([5, null]) } : {}),
    ...(chance() < 0.5
      ? {
          where: pick([
            { least: 4 },
            { tags: ['x', 'y'] },
            null,
            { least: null },
            { colour: 'BLUE' },
            { unknown: 1 },
          ]),
        }
      : {}),
  };
  return { query, variables };
}

/** The errors by their places: among fields that fail at the same moment there is no order. */
function errorsOf({ errors = [] }: ExecutionResult): string[] {
  const each = errors.map((error) => {
    const { message, path, locations, extensions } = error.toJSON();
    return JSON.stringify({ path, message: message.replace(OF_VALUES, 'wrong'), locations, extensions });
  });
  return each.sort();
}

/** What a fault of a resolver is called for the log; nobody else is told. */
const OF_VALUES =
  /^(Expected `|What was found|Abstract type|Runtime Object|Schema must contain|Support for).*$|tells nothing.*$/s;

/** Where in the data the null stands that an error has led to, and whether that is the place of the error itself. */
function landing(data: unknown, path: readonly (string | number)[] = []) {
  let at = data;
  let depth = 0;
  for (; depth < path.length && at !== null && at !== undefined; depth += 1)
    at = (at as Record<string | number, unknown>)[path[depth] ?? ''];
  return { place: path.slice(0, depth).join('.'), itself: depth === path.length };
}

/**
 * What has to be the same. Where a whole object is null since several of its fields failed, which of them is
 * named depends on which was first, by the smallest of moments; that it is one of them does not.
 */
function told(result: ExecutionResult): string {
  const places = (result.errors ?? []).map((error, index) => {
    const { place, itself } = landing(result.data, error.path);
    return itself ? errorsOf({ errors: [result.errors?.[index] as GraphQLError] })[0] : place;
  });
  return JSON.stringify({ data: result.data, errors: [...new Set(places)].sort() });
}

test('a compiled query gives the data, the order of keys, the errors and the calls that graphql-js gives', async () => {
  const run = executorFor(schema);
  const chance = randomNumbers(20261122);
  const figures = { asked: 0, withErrors: 0, refused: 0, nulled: 0, otherOfSeveral: 0, differ: 0 };
  const differences: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { query, variables } = randomQuery(chance);
    const document = parse(query);
    if (validate(schema, document, RULES).length) {
      figures.refused += 1;
      continue;
    }
    // Twice, since what was worked out for one set of variables may not leak into the next.
    for (const given of [variables, randomQuery(chance).variables]) {
      const behaviour = behaviourOf(Math.floor(chance() * 1e9), given);
      const [theirCalls, ourCalls]: [string[], string[]] = [[], []];
      const theirs = await execute({
        schema,
        document,
        variableValues: given,
        operationName: 'Q',
        contextValue: { ...behaviour, calls: theirCalls },
      });
      const ours = await run(
        document,
        { variables: given, operationName: 'Q' },
        { ...behaviour, calls: ourCalls },
      );
      figures.asked += 1;
      if (theirs.errors) figures.withErrors += 1;
      if (theirs.data === null) figures.nulled += 1;
      const sameCalls = theirs.errors ?? theirCalls.sort().join() === ourCalls.sort().join();
      if (told(ours) === told(theirs) && sameCalls) {
        if (errorsOf(ours).join() !== errorsOf(theirs).join()) figures.otherOfSeveral += 1;
        continue;
      }
      figures.differ += 1;
      if (differences.length < 3)
        differences.push(
          [
            query,
            JSON.stringify(given),
            told(theirs),
            told(ours),
            ...errorsOf(theirs),
            '---',
            ...errorsOf(ours),
          ].join('\n'),
        );
    }
  }
  process.stdout.write(`compiled queries: ${JSON.stringify(figures)}\n`);
  expect(differences).toEqual([]);
  expect(figures.withErrors).toBeGreaterThan(ROUNDS / 10);
});
