import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { fail } from '../../lib/errors';
import { RestsOn } from '../../lib/subgraph/rests-on';
import type { Subgraph, SubgraphName, SubgraphRequest } from '../../lib/subgraph/subgraph';

/** What a toy answers from: the request itself, so that a test can ask what arrived. */
interface ToyContext {
  readonly request: SubgraphRequest;
}

/** A subgraph for tests, with switches and a record of what it was asked. */
export interface ToySubgraph extends Subgraph {
  readonly requests: SubgraphRequest[];
  /** Contexts made and given back. */
  readonly contexts: { made: number; done: number };
  /** How long each answer is held up. */
  delayMs: number;
  version: number;
  /** How many acts it has carried out; its stamps say so. */
  acts: number;
  /** What reading its stamps does beside; a test may hold it up, or let it fail. */
  onStamps: (parts: readonly string[]) => Promise<void> | void;
  /** Whether it can tell at once that nothing was done, as one over SQLite can. */
  isSteady: boolean;
  isReady: boolean;
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const TYPE_DEFS: Record<SubgraphName, DocumentNode> = {
  organisation: parse(`${LINK}
    scalar Date
    enum AreaLevel { COUNTRY DIVISION DISTRICT UPAZILA UNION }
    type Query {
      area(code: ID!, on: Date): Area
      viewer: Viewer!
      leak: String
      refused: String
      broken: Area
    }
    type Mutation { renameArea(code: ID!, nameEn: String!): Area }
    type Viewer { role: String! area: String subject: String! directoryVersion: Int! }
    type Area @key(fields: "code") {
      code: ID! level: AreaLevel! nameEn: String! nameBn: String!
      parent: Area
      children: [Area!]!
    }`),
  meetings: parse(`${LINK}
    scalar Date
    type Area @key(fields: "code") {
      code: ID!
      decisionProgress(fiscalYear: String!, asOf: Date): DecisionProgress
      seenBy: String
    }
    type DecisionProgress { meetingsHeld: Int! assignments: Int! notStarted: Int! inProgress: Int! implemented: Int!
      dropped: Int! overdue: Int! notReported: Int! percentImplemented: Float asOf: Date! }`),
  plans: parse(`${LINK}
    scalar Date
    type Area @key(fields: "code") { code: ID! planProgress(fiscalYear: String!): PlanProgress }
    type PlanProgress { plansSubmitted: Int! plansExpected: Int! activities: Int! notStarted: Int! inProgress: Int!
      completed: Int! cancelled: Int! overdue: Int! notReported: Int! percentComplete: Float asOf: Date! }`),
};

interface ToyArea {
  readonly code: string;
  readonly level: string;
  nameEn: string;
  readonly nameBn: string;
}

/** The toy supergraph, composed as `npm run schema` composes the real one. */
export function toySupergraph(): string {
  const services = Object.entries(TYPE_DEFS).map(([name, typeDefs]) => ({
    name,
    typeDefs,
    url: `http://${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(JSON.stringify(errors));
  return supergraphSdl;
}

/** Three toys over 1 + 8 + 64 + 495 areas. */
export function toySubgraphs(): Record<SubgraphName, ToySubgraph> {
  const areas = new Map<string, ToyArea>();
  const below = new Map<string, ToyArea[]>();
  const add = (code: string, level: string, parent?: string) => {
    const area = { code, level, nameEn: `Area ${code}`, nameBn: `এলাকা ${code}` };
    areas.set(code, area);
    if (parent) below.set(parent, [...(below.get(parent) ?? []), area]);
  };
  add('BD', 'COUNTRY');
  for (let division = 0; division < 8; division += 1) add(`${10 + division}`, 'DIVISION', 'BD');
  for (let district = 0; district < 64; district += 1) {
    const division = `${10 + (district % 8)}`;
    add(`${division}${10 + district}`, 'DISTRICT', division);
  }
  for (let upazila = 0; upazila < 495; upazila += 1) {
    const district = upazila % 64;
    const parent = `${10 + (district % 8)}${10 + district}`;
    add(`${parent}${10 + Math.floor(upazila / 64)}`, 'UPAZILA', parent);
  }

  const find = ({ code }: { code: string }) => areas.get(code) ?? null;
  const organisation = toy('organisation', {
    Query: {
      area: (_: unknown, { code }: { code: string }) => find({ code }),
      viewer: (_: unknown, __: unknown, { request }: ToyContext) => ({
        ...request.viewer,
        directoryVersion: request.directoryVersion,
      }),
      leak: () => {
        throw new Error('ER_ACCESS_DENIED for root@10.0.0.1 pw=secret');
      },
      refused: () => {
        throw fail('FORBIDDEN', { place: 'the area 55' });
      },
      broken: () => ({ code: '55', children: [], nameBn: 'ক', level: 'DIVISION', nameEn: null }),
    },
    Mutation: {
      renameArea: (_: unknown, { code, nameEn }: { code: string; nameEn: string }) => {
        const area = find({ code });
        if (area) area.nameEn = nameEn;
        organisation.version += 1;
        organisation.acts += 1;
        return area;
      },
    },
    Area: {
      __resolveReference: find,
      parent: ({ code }: ToyArea) =>
        code === 'BD' ? null : (find({ code: code.slice(0, -2) }) ?? find({ code: 'BD' })),
      children: ({ code }: ToyArea) => below.get(code) ?? [],
    },
  });
  const meetings = toy('meetings', {
    Area: {
      __resolveReference: find,
      seenBy: (_: unknown, __: unknown, { request }: ToyContext) => String(request.directoryVersion),
      decisionProgress: ({ code }: ToyArea, { fiscalYear }: { fiscalYear: string }) => {
        if (fiscalYear !== '2023-24') throw fail('BAD_FISCAL_YEAR', { value: fiscalYear });
        if (code === '11') throw new GraphQLError('Unknown column secret in field list');
        const [size] = [code.length];
        return {
          meetingsHeld: size,
          assignments: 8,
          notStarted: 2,
          inProgress: 1,
          implemented: 4,
          dropped: 1,
          overdue: 1,
          notReported: 2,
          percentImplemented: 57.1,
          asOf: '2024-06-30',
        };
      },
    },
  });
  const plans = toy('plans', {
    Area: {
      __resolveReference: find,
      planProgress: () => ({
        plansSubmitted: 1,
        plansExpected: 2,
        activities: 20,
        notStarted: 5,
        inProgress: 5,
        completed: 9,
        cancelled: 1,
        overdue: 0,
        notReported: 5,
        percentComplete: null,
        asOf: '2024-06-30',
      }),
    },
  });
  return { organisation, meetings, plans };
}

function toy(name: SubgraphName, resolvers: Record<string, Record<string, unknown>>): ToySubgraph {
  const subgraph: ToySubgraph = {
    name,
    schema: buildSubgraphSchema({ typeDefs: TYPE_DEFS[name], resolvers: resolvers as never }),
    requests: [],
    contexts: { made: 0, done: 0 },
    delayMs: 0,
    version: 1,
    acts: 0,
    onStamps: () => undefined,
    isSteady: true,
    isReady: true,
    async contextFor(request) {
      subgraph.requests.push(request);
      if (request.directoryVersion > 1000) {
        throw fail('DIRECTORY_BEHIND', { needed: request.directoryVersion, has: subgraph.version });
      }
      if (subgraph.delayMs) await new Promise((resolve) => setTimeout(resolve, subgraph.delayMs));
      subgraph.contexts.made += 1;
      return { context: { request, rests: new RestsOn() }, done: () => void (subgraph.contexts.done += 1) };
    },
    steady: () => (subgraph.isSteady ? `${subgraph.version} ${subgraph.acts}` : null),
    async stamps(parts) {
      const stamp = `${subgraph.version} ${subgraph.acts}`;
      await subgraph.onStamps(parts);
      return parts.map(() => stamp);
    },
    directoryVersion: () => subgraph.version,
    ready: () => Promise.resolve(subgraph.isReady),
    close: () => Promise.resolve(),
    feed: (since) => Promise.resolve([{ seq: since + 1, topic: 'area', body: { code: '55' } }]),
  };
  return subgraph;
}
