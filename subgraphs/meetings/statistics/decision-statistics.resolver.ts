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
  DecisionStatistics,
  DecisionStatisticsConnection,
  toDecisionStatistics,
} from './decision-statistics';
import { DecisionDateField, DecisionGroupKey, DecisionStatisticsFilter } from './decision-statistics.input';
import { groupDecisions } from './group-decisions';

@Resolver(() => DecisionStatistics)
export class DecisionStatisticsResolver {
  @Directive(LIST_SIZE)
  @Directive(STATISTICS_COST)
  @Query(() => DecisionStatisticsConnection, {
    nullable: true,
    description:
      'Assignments of decisions, counted by up to three keys. The same records count as in decisionProgress of the area ' +
      'asked for, on the same day, map and basis, so that the groups add up to it. Groups come in the order of their keys.',
  })
  async decisionStatistics(
    @Arg('groupBy', () => [DecisionGroupKey], {
      description: 'By what, at most three; without any there is one group of all.',
    })
    groupBy: DecisionGroupKey[],
    @Arg('filter', () => DecisionStatisticsFilter, { nullable: true, description: 'Which of them.' })
    given: DecisionStatisticsFilter | null,
    @Arg('dateField', () => DecisionDateField, {
      defaultValue: DecisionDateField.MEETING,
      description: 'Which day MONTH, from and to mean.',
    })
    dateField: DecisionDateField,
    @Args(() => StatisticsArguments) args: StatisticsArguments,
    @Ctx() context: HubContext,
  ): Promise<StatisticsPage<DecisionStatistics>> {
    demandKeys(groupBy);
    const filter = given ?? new DecisionStatisticsFilter();
    const question = statisticsQuestion(context, filter, args);
    const groups = await groupDecisions(context, question, groupBy, dateField, filter);
    const about = ['decisionStatistics', ...groupBy].join(' ');
    return statisticsPage(groups, args, about, question, toDecisionStatistics(groupBy));
  }
}
