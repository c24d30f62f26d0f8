import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { ActionPlan } from '../plan/action-plan';
import { ActionPlanConnection, actionPlanList, ActionPlanOrder } from '../plan/action-plan-list';
import { Team } from './team';

@Resolver(() => Team)
export class TeamResolver {
  @Directive(LIST_SIZE)
  @FieldResolver(() => ActionPlanConnection, {
    nullable: true,
    description: 'The action plans of its area in the time of the team, newest first.',
  })
  async actionPlans(
    @Root() { id }: Team,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: HubContext,
  ): Promise<Connection<ActionPlan> | null> {
    const team = context.directory.team(id);
    if (!team) return null;
    const list = actionPlanList(context, page, null, ActionPlanOrder.NEWEST_FIRST);
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
