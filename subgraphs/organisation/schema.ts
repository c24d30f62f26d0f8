import type { GraphQLSchema } from 'graphql';
import { buildSubgraph, type FindEntity } from '../../lib/subgraph/build-schema';
import { Area } from './area/area';
import { AreaResolver } from './area/area.resolver';
import { findArea } from './area/look-up';
import type { OrganisationContext } from './context';

/** The part of the supergraph that this subgraph answers for. */
export function buildOrganisationSchema(): Promise<GraphQLSchema> {
  const entities = new Map<new (...given: never[]) => object, FindEntity<OrganisationContext>>([
    [Area, ({ code }: { code: string }, context) => findArea(context, code, null)],
  ]);
  return buildSubgraph([AreaResolver], entities as never);
}
