import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Meeting } from '../meeting/meeting';
import { MeetingConnection, meetingList, MeetingOrder } from '../meeting/meeting-list';
import { Team } from './team';

@Resolver(() => Team)
export class TeamResolver {
  @Directive(LIST_SIZE)
  @FieldResolver(() => MeetingConnection, {
    nullable: true,
    description: 'The meetings of its area in the time of the team, newest first.',
  })
  async meetings(
    @Root() { id }: Team,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: HubContext,
  ): Promise<Connection<Meeting> | null> {
    const team = context.directory.team(id);
    if (!team) return null;
    const list = meetingList(context, page, null, MeetingOrder.NEWEST_FIRST);
    return keysetPage(context.database.reader, {
      ...list,
      where: (query) => {
        list.where(query);
        query.andWhere('row.areaId = :teamAreaId', { teamAreaId: team.areaId });
        if (team.validFrom) query.andWhere('row.countsFrom >= :teamFrom', { teamFrom: team.validFrom });
        if (team.validTo) query.andWhere('row.countsFrom < :teamTo', { teamTo: team.validTo });
      },
    });
  }
}
