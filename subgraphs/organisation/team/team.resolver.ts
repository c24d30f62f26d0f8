import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import { Area } from '../area/area';
import { areaOn } from '../area/look-up';
import type { OrganisationContext } from '../context';
import { Person } from '../office/person';
import { formTeam } from './form-team';
import { FormTeamInput, PublishTeamInput } from './form-team.input';
import { FormTeamPayload } from './form-team.payload';
import { Membership } from './membership';
import { publishTeam } from './publish-team';
import { Team } from './team';
import { TeamConnection, TeamFilter, teamList, TeamOrder } from './team-list';
import { visibleTeam } from './visible-team';

@Resolver(() => Team)
export class TeamResolver {
  @Query(() => Team, {
    nullable: true,
    description: 'A team by its id; null where there is none to be seen.',
  })
  team(
    @Arg('id', () => ID, { description: 'The id of the team.' }) id: string,
    @Ctx() context: OrganisationContext,
  ): Promise<Team | null> {
    return visibleTeam(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => TeamConnection, {
    nullable: true,
    description: 'The innovation teams (ইনোভেশন টিম) of all areas, or of some.',
  })
  teams(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => TeamFilter, { nullable: true, description: 'Which of them.' })
    filter: TeamFilter | null,
    @Arg('orderBy', () => TeamOrder, { defaultValue: TeamOrder.NEWEST_FIRST, description: 'In which order.' })
    orderBy: TeamOrder,
    @Ctx() context: OrganisationContext,
  ): Promise<Connection<Team>> {
    return keysetPage(context.database.reader, teamList(context, page, filter, orderBy));
  }

  @Mutation(() => FormTeamPayload, {
    description: 'Forms a team by an order, whole. The same order again changes nothing.',
  })
  async formTeam(
    @Arg('input', () => FormTeamInput, { description: 'The order.' }) input: FormTeamInput,
    @Ctx() context: OrganisationContext,
  ): Promise<FormTeamPayload> {
    const { id, outcome, contentHash } = await formTeam(context, input);
    const team = await visibleTeam(context, id);
    const proposals =
      team && outcome === PaperOutcome.PROPOSED ? await proposalsOf(context, id, team.areaId) : [];
    return { outcome, team, proposal: proposals.find((each) => each.contentHash === contentHash) ?? null };
  }

  @Mutation(() => Team, { nullable: true, description: 'Publishes a team.' })
  async publishTeam(
    @Arg('input', () => PublishTeamInput, { description: 'Which team.' }) input: PublishTeamInput,
    @Ctx() context: OrganisationContext,
  ): Promise<Team | null> {
    return visibleTeam(context, await publishTeam(context, input));
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose team it is.' })
  area(@Root() { areaId }: Team, @Ctx() context: OrganisationContext): Area {
    return areaOn(context, areaId, null);
  }

  @Directive('@listSize(assumedSize: 15)')
  @FieldResolver(() => [Membership], { description: 'Its members in the order of the paper, at most 500.' })
  members(@Root() { id }: Team, @Ctx() context: OrganisationContext): Promise<Membership[]> {
    return rowsByOwner(context, Membership, 'teamId', id, ['position']);
  }

  @FieldResolver(() => Memo, {
    nullable: true,
    description: 'The order (অফিস আদেশ) that formed it; null while it is only inferred.',
  })
  order(@Root() { id }: Team, @Ctx() context: OrganisationContext): Promise<Memo | null> {
    return memoOf(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its order can be had as a page to print, as a path on this hub; the same with .docx and .txt. Null while it is only inferred.',
  })
  orderUrl(@Root() { id, inferred }: Team): string | null {
    return inferred ? null : `/papers/teams/${id}.html`;
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Finding], { description: 'What was odd about the order, at most 500.' })
  findings(@Root() { id }: Team, @Ctx() context: OrganisationContext): Promise<Finding[]> {
    return findingsOf(context, id);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description:
      'Other versions of the order that were given, oldest first, at most 100; none to those who see only what is published.',
  })
  async proposals(
    @Root() { id, areaId }: Team,
    @Ctx() context: OrganisationContext,
  ): Promise<ProposedRevision[]> {
    return (await proposalsOf(context, id, areaId)).slice(0, 100);
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'The person, where the order names one.' })
  person(
    @Root() { personId }: Membership,
    @Ctx() context: OrganisationContext,
  ): Promise<Person | null> | null {
    return personId === null ? null : rowById(context, Person, personId);
  }

  @FieldResolver(() => String, { nullable: true })
  raw(@Root() { areaId, raw }: Membership, @Ctx() { authority }: OrganisationContext): string | null {
    return authority.seesAll(areaId) ? raw : null;
  }
}

@Resolver(() => Area)
export class AreaTeamsResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Team], {
    description: 'Its teams, oldest first, at most 100; teams(filter:) has the rest.',
  })
  async teams(@Root() area: Area, @Ctx() context: OrganisationContext): Promise<Team[]> {
    const teams = await rowsByOwner(context, Team, 'areaId', area.id, ['formedOn']);
    const isSeen = (team: Team): boolean => team.publishedAt !== null || context.authority.seesAll(area.id);
    return teams.filter((team) => team.successorId === null && isSeen(team)).slice(0, 100);
  }
}
