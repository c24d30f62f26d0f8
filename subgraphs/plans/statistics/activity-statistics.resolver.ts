import { Arg, Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { LIST_SIZE } from '../../../lib/pagination/connection';
import {
  STATISTICS_COST,
  statisticsPage,
  type StatisticsPage,
} from '../../../lib/statistics/statistics-page';
import {
  demandKeys,
  StatisticsArguments,
  statisticsQuestion,
} from '../../../lib/statistics/statistics-question';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import {
  ActivityStatistics,
  ActivityStatisticsConnection,
  toActivityStatistics,
} from './activity-statistics';
import { ActivityDateField, ActivityGroupKey, ActivityStatisticsFilter } from './activity-statistics.input';
import { groupActivities } from './group-activities';

@Resolver(() => ActivityStatistics)
export class ActivityStatisticsResolver {
  @Directive(LIST_SIZE)
  @Directive(STATISTICS_COST)
  @Query(() => ActivityStatisticsConnection, {
    nullable: true,
    description:
      'Activities of plans, counted by up to three keys. The same records count as in planProgress of the area asked ' +
      'for, on the same day, map and basis, so that the groups add up to it. Groups come in the order of their keys.',
  })
  async activityStatistics(
    @Arg('groupBy', () => [ActivityGroupKey], {
      description: 'By what, at most three; without any there is one group of all.',
    })
    groupBy: ActivityGroupKey[],
    @Arg('filter', () => ActivityStatisticsFilter, { nullable: true, description: 'Which of them.' })
    given: ActivityStatisticsFilter | null,
    @Arg('dateField', () => ActivityDateField, {
      defaultValue: ActivityDateField.SUBMITTED,
      description: 'Which day MONTH, from and to mean.',
    })
    dateField: ActivityDateField,
    @Args(() => StatisticsArguments) args: StatisticsArguments,
    @Ctx() context: HubContext,
  ): Promise<StatisticsPage<ActivityStatistics>> {
    demandKeys(groupBy);
    const filter = given ?? new ActivityStatisticsFilter();
    const question = statisticsQuestion(context, filter, args);
    const groups = await groupActivities(context, question, groupBy, dateField, filter);
    const about = ['activityStatistics', ...groupBy].join(' ');
    return statisticsPage(groups, args, about, question, toActivityStatistics(groupBy));
  }
}
