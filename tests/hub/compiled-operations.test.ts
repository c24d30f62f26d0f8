import { execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import type * as Direct from '../../lib/subgraph/compiled/direct-resolvers';
import { executorFor } from '../../lib/subgraph/compiled/executor';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { buildMeetingsSchema } from '../../subgraphs/meetings/schema';
import { buildOrganisationSchema } from '../../subgraphs/organisation/schema';
import { buildPlansSchema } from '../../subgraphs/plans/schema';
import { rounds } from '../faults/figure';
import { ADMIN, aViewer } from '../support/ask';
import { randomNumbers } from '../support/random-numbers';
import { randomSubgraphQuestion, type Pool } from '../support/random-subgraph-questions';
import { openSampleSubgraphs, type SampleSubgraphs } from '../support/sample-subgraphs';

/** While it is set, schemas are built with the resolvers that type-graphql makes, and no others. */
let mockPlain = false;
jest.mock('../../lib/subgraph/compiled/direct-resolvers', () => {
  const { withDirectResolvers } = jest.requireActual<typeof Direct>(
    '../../lib/subgraph/compiled/direct-resolvers',
  );
  return {
    withDirectResolvers: (made: Record<string, object>, resolvers: readonly object[]) =>
      mockPlain ? made : withDirectResolvers(made, resolvers),
  };
});

const BUILDERS = {
  organisation: buildOrganisationSchema,
  meetings: buildMeetingsSchema,
  plans: buildPlansSchema,
};
const VIEWERS: readonly Viewer[] = [PUBLIC, ADMIN, aViewer('OFFICER', '5594'), aViewer('COMMISSIONER', '50')];
const CODES = ['BD', '50', '55', '10', '5594', '5088', '৫০', '99', ''];

let world: SampleSubgraphs;
const plain = new Map<string, GraphQLSchema>();

beforeAll(async () => {
  world = await openSampleSubgraphs();
  mockPlain = true;
  for (const [name, build] of Object.entries(BUILDERS)) plain.set(name, await build());
  mockPlain = false;
}, 180_000);
afterAll(() => world.close());

/** Ids of records that there are, as answers name them. */
const ids = new Map<string, string[]>();

const pool: Pool = (name, type) => {
  if (/^first/.test(name)) return [2, 20, 100, 0, 500];
  if (type === 'Int' || type === 'Int!') return [1, 3, 2023];
  if (type.startsWith('Boolean')) return [true, false];
  if (/fiscalYear/i.test(name)) return ['2023-24', '2023-24', '2022-23', '২০২৩-২৪', 'next'];
  if (/^Day/.test(type)) return ['2024-03-31', '2023-12-01', '2999-01-01', null];
  if (/code|issuedBy|area/i.test(name)) return CODES;
  if (/^id$|Id$|ids/i.test(name)) return [...[...ids.values()].flat().slice(0, 40), 'nobody'];
  if (/after|before|cursor/i.test(name)) return [null, 'no cursor'];
  return ['রাজশাহী', 'a', ''];
};

function representations(): object[] {
  const areas = CODES.map((code) => ({ __typename: 'Area', code }));
  const records = [...ids].flatMap(([__typename, all]) => all.slice(0, 10).map((id) => ({ __typename, id })));
  return [...areas, ...areas, ...records, { __typename: 'Team', id: 'nobody' }];
}

function noteIds(value: unknown): void {
  if (Array.isArray(value)) value.forEach(noteIds);
  else if (typeof value === 'object' && value !== null) {
    const { __typename: type, id } = value as { __typename?: string; id?: string };
    if (type && id && !ids.get(type)?.includes(id)) ids.set(type, [...(ids.get(type) ?? []), id]);
    Object.values(value).forEach(noteIds);
  }
}

/** The bytes of the data, and the errors by their places. */
function told({ data, errors = [] }: ExecutionResult): string {
  return JSON.stringify({ data, errors: errors.map((error) => JSON.stringify(error.toJSON())).sort() });
}

/** One random question, asked of both; null where it does not keep to the schema. */
async function compare(subgraph: Subgraph, chance: () => number) {
  const schema = plain.get(subgraph.name);
  if (!schema) throw new Error(`No plain schema of ${subgraph.name}.`);
  const types = new Set(Object.keys(schema.getTypeMap()));
  const known = representations().filter((each) => types.has((each as { __typename: string }).__typename));
  const { query, variables } = randomSubgraphQuestion(schema, known, pool, chance);
  const document = parse(query);
  if (validate(schema, document).length) return null;
  const viewer = VIEWERS[Math.floor(chance() * VIEWERS.length)] ?? PUBLIC;
  const contextOf = async () =>
    (await subgraph.contextFor({ viewer, requestId: 'r', directoryVersion: 0 })).context;
  const counted = { theirs: 0, ours: 0 };
  const theirs = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: counting(await contextOf(), () => (counted.theirs += 1)),
  });
  const run = executorFor(subgraph.schema);
  const ours = await run(
    document,
    { variables },
    counting(await contextOf(), () => (counted.ours += 1)),
  );
  noteIds(theirs.data);
  const same = told(ours) === told(theirs) && counted.ours === counted.theirs;
  return {
    same,
    withErrors: theirs.errors !== undefined,
    withData: !!theirs.data && Object.values(theirs.data).some((value) => value !== null),
    batches: counted.theirs,
    difference: same
      ? ''
      : [query, JSON.stringify(variables), told(theirs), told(ours), JSON.stringify(counted)].join('\n'),
  };
}

/** A context that tells of each batch that a loader reads. */
function counting(context: object, onBatch: () => void): object {
  const { loaders } = context as { loaders: { beforeEach: () => void } };
  const before = loaders.beforeEach;
  loaders.beforeEach = () => {
    onBatch();
    before();
  };
  return context;
}

test.each(['organisation', 'meetings', 'plans'] as const)(
  'compiled queries of %s give the bytes, the errors and the batches that graphql-js and type-graphql give',
  async (name) => {
    const subgraph = world.subgraphs.find((each) => each.name === name);
    if (!subgraph) throw new Error(`There is no ${name}.`);
    const chance = randomNumbers(name.length * 7919);
    const figures = { asked: 0, refused: 0, withData: 0, withErrors: 0, batches: 0, differ: 0 };
    const differences: string[] = [];
    for (let round = 0; round < rounds(100, 1000); round += 1) {
      const compared = await compare(subgraph, chance);
      if (!compared) {
        figures.refused += 1;
        continue;
      }
      figures.asked += 1;
      figures.batches += compared.batches;
      if (compared.withData) figures.withData += 1;
      if (compared.withErrors) figures.withErrors += 1;
      if (compared.same) continue;
      figures.differ += 1;
      if (differences.length < 3) differences.push(compared.difference);
    }
    process.stdout.write(`compiled queries of ${name}: ${JSON.stringify(figures)}\n`);
    expect(differences).toEqual([]);
    expect(figures.withData).toBeGreaterThan(figures.asked / 4);
  },
  600_000,
);
