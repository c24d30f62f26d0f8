import { printSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, printSchema } from 'graphql';
import { buildMeetingsSchema } from '../../subgraphs/meetings/schema';
import { buildOrganisationSchema } from '../../subgraphs/organisation/schema';
import { buildPlansSchema } from '../../subgraphs/plans/schema';

/**
 * The whole contract, by file name: the SDL of each subgraph, the supergraph composed of them, and the API
 * schema that clients see. Fails with every reason when they do not compose.
 */
export async function printContract(): Promise<Map<string, string>> {
  const subgraphs = [
    { name: 'organisation', sdl: printSubgraphSchema(await buildOrganisationSchema()) },
    { name: 'meetings', sdl: printSubgraphSchema(await buildMeetingsSchema()) },
    { name: 'plans', sdl: printSubgraphSchema(await buildPlansSchema()) },
  ];
  const composed = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      url: `http://${name}.sopan.internal/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (!composed.supergraphSdl) {
    throw new Error(
      `The subgraphs do not compose:\n${(composed.errors ?? []).map((error) => `  ${error.message}`).join('\n')}`,
    );
  }
  const api = printSchema(Supergraph.build(composed.supergraphSdl).apiSchema().toGraphQLJSSchema());
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`${name}.graphql`, `${sdl.trim()}\n`] as const),
    ['supergraph.graphql', `${composed.supergraphSdl.trim()}\n`],
    ['api.graphql', `${api.trim()}\n`],
  ]);
}
