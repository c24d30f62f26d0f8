import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, LONG_READ_COST, type Connection } from '../../../lib/pagination/connection';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { ActivityReport } from '../progress/activity-report';
import { standingReports } from '../../../lib/rollup/standing-reports';
import { Activity } from './activity';
import { LateActivity, LateActivityConnection, LateActivityFilter, lateList } from './late-list';

@Resolver(() => Area)
export class AreaLateResolver {
  @Directive(LIST_SIZE)
  @Directive(LONG_READ_COST)
  @FieldResolver(() => LateActivityConnection, {
    nullable: true,
    description:
      'Activities that are late in the area and everything below it, of all fiscal years, the longest late first; archive years apart.',
  })
  lateActivities(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => LateActivityFilter, {
      nullable: true,
      description: 'Which of them, and as of which day.',
    })
    filter: LateActivityFilter | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<LateActivity>> {
    return lateList(context, areaId, page, filter ?? new LateActivityFilter());
  }
}

@Resolver(() => LateActivity)
export class LateActivityResolver {
  @FieldResolver(() => Activity, { nullable: true, description: 'The activity, as it is now.' })
  activity(@Root() { activityId }: LateActivity, @Ctx() context: HubContext): Promise<Activity | null> {
    return rowById(context, Activity, activityId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose plan it is.' })
  area(@Root() { areaId }: LateActivity, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => ActivityReport, {
    nullable: true,
    description: 'The last report on it by that day; null where there is none.',
  })
  async lastReport(
    @Root() { activityId, asOf, basis }: LateActivity,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> {
    const reports = await rowsByOwner(context, ActivityReport, 'activityId', activityId, []);
    const until = standingReports(reports, basis).filter(({ reportedOn }) => reportedOn <= asOf);
    return until.at(-1) ?? null;
  }
}
