import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { rowById } from '../../lib/loaders/rows-by-id';
import { AuditEntryResolver } from '../../lib/audit/audit-entry';
import { FindingResolver } from '../../lib/papers/finding';
import { buildSubgraph, type FindEntity } from '../../lib/subgraph/build-schema';
import { Area } from './area/area';
import { AreaResolver } from './area/area.resolver';
import { findArea } from './area/look-up';
import { OrganisationAuditResolver } from './audit/audit.resolver';
import { AreaActResolver, AreaChangeResolver, AreaChangesResolver } from './change/area-change.resolver';
import type { OrganisationContext } from './context';
import { EntryDraftResolver } from './entry-draft/entry-draft.resolver';
import { Office } from './office/office';
import { AreaOfficesResolver, OfficeResolver, PostResolver, TenureResolver } from './office/office.resolver';
import { ORGANISATION_REST_ON } from './rests-on';
import { Team } from './team/team';
import { AreaTeamsResolver, MembershipResolver, TeamResolver } from './team/team.resolver';
import { visibleTeam } from './team/visible-team';

/** The part of the supergraph that this subgraph answers for. */
export function buildOrganisationSchema(): Promise<GraphQLSchema> {
  const entities = new Map<ClassType, FindEntity<OrganisationContext>>([
    [Area, ({ code }: { code: string }, context) => findArea(context, code, null)],
    [Team, ({ id }: { id: string }, context) => visibleTeam(context, id)],
    [Office, ({ id }: { id: string }, context) => rowById(context, Office, id)],
  ]);
  return buildSubgraph(
    [
      AreaResolver,
      AreaActResolver,
      AreaChangeResolver,
      AreaChangesResolver,
      AreaOfficesResolver,
      AreaTeamsResolver,
      OfficeResolver,
      PostResolver,
      TenureResolver,
      TeamResolver,
      MembershipResolver,
      FindingResolver,
      AuditEntryResolver,
      OrganisationAuditResolver,
      EntryDraftResolver,
    ],
    entities,
    ORGANISATION_REST_ON,
  );
}
