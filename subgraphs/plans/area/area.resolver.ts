import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { oneByKey } from '../../../lib/loaders/one-by-key';
import { LIST_SIZE, READ_COST, type Connection } from '../../../lib/pagination/connection';
import { keysetPages } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { ProgressArguments } from '../../../lib/rollup/progress-arguments';
import { progressOf } from '../../../lib/rollup/progress-of';
import { SeriesArguments, seriesOf } from '../../../lib/rollup/series';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Activity } from '../activity/activity';
import { ActivityConnection, ActivityFilter, activityList, ActivityOrder } from '../activity/activity-list';
import { AnnualReport } from '../annual-report/annual-report';
import { ActionPlan } from '../plan/action-plan';
import {
  ActionPlanConnection,
  ActionPlanFilter,
  actionPlanList,
  ActionPlanOrder,
  demandFiscalYear,
} from '../plan/action-plan-list';
import { planRollup } from '../plan-rollup';
import { Area } from './area';
import { expectedOf } from './expected';
import { PlanProgress, toPlanProgress } from './plan-progress';

const YEAR = 'The fiscal year (অর্থবছর): 2023-24, 2023-2024, also in Bangla digits. Else BAD_FISCAL_YEAR.';

@Resolver(() => Area)
export class AreaResolver {
  @Directive(READ_COST)
  @FieldResolver(() => PlanProgress, {
    nullable: true,
    description:
      'How far action plans have come in the area and everything below it. Exact for any day up to today.',
  })
  async planProgress(
    @Root() { areaId }: Area,
    @Args(() => ProgressArguments) args: ProgressArguments,
    @Ctx() context: HubContext,
  ): Promise<PlanProgress> {
    return toPlanProgress(await progressOf(context, planRollup, areaId, args, expectedOf));
  }

  @Directive('@listSize(assumedSize: 132)')
  @Directive(READ_COST)
  @FieldResolver(() => [PlanProgress], {
    nullable: true,
    description:
      'The same at the end of each month, quarter or fiscal year, and on the last day asked for; oldest first, at most 132. ' +
      'Each point is planProgress of the fiscal year it lies in on that day; all of them cost one read.',
  })
  async planProgressSeries(
    @Root() { areaId }: Area,
    @Args(() => SeriesArguments) args: SeriesArguments,
    @Ctx() context: HubContext,
  ): Promise<PlanProgress[]> {
    const points = await seriesOf(context, planRollup, areaId, args, expectedOf);
    return points.map(toPlanProgress);
  }

  @FieldResolver(() => ActionPlan, {
    nullable: true,
    description: "The area's own plan for a year; null where there is none.",
  })
  actionPlan(
    @Root() { areaId }: Area,
    @Arg('fiscalYear', () => String, { description: YEAR }) fiscalYear: string,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return ofYear(context, ActionPlan, areaId, demandFiscalYear(fiscalYear));
  }

  @FieldResolver(() => AnnualReport, {
    nullable: true,
    description: "The area's own report on a year; null where there is none.",
  })
  annualReport(
    @Root() { areaId }: Area,
    @Arg('fiscalYear', () => String, { description: YEAR }) fiscalYear: string,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return ofYear(context, AnnualReport, areaId, demandFiscalYear(fiscalYear));
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => ActionPlanConnection, { nullable: true, description: "The area's own action plans." })
  actionPlans(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => ActionPlanFilter, { nullable: true, description: 'Which of them.' })
    filter: ActionPlanFilter | null,
    @Arg('orderBy', () => ActionPlanOrder, {
      defaultValue: ActionPlanOrder.NEWEST_FIRST,
      description: 'In which order.',
    })
    orderBy: ActionPlanOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<ActionPlan>> {
    const loader = context.loaders.for('plans by area', { page, filter, orderBy }, (areaIds) =>
      keysetPages(context.database.reader, actionPlanList(context, page, filter, orderBy), 'areaId', areaIds),
    );
    return loader.load(areaId);
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => ActivityConnection, {
    nullable: true,
    description: "The activities of the area's own plans.",
  })
  activities(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => ActivityFilter, { nullable: true, description: 'Which of them.' })
    filter: ActivityFilter | null,
    @Arg('orderBy', () => ActivityOrder, {
      defaultValue: ActivityOrder.NEWEST_FIRST,
      description: 'In which order.',
    })
    orderBy: ActivityOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<Activity>> {
    const loader = context.loaders.for('activities by area', { page, filter, orderBy }, (areaIds) =>
      keysetPages(context.database.reader, activityList(context, page, filter, orderBy), 'areaId', areaIds),
    );
    return loader.load(areaId);
  }
}

/** The one record that an area has of a year, to those who may see it; all areas in one read. */
async function ofYear<Row extends ActionPlan | AnnualReport>(
  { loaders, database, authority }: HubContext,
  entity: { new (): Row; name: string },
  areaId: string,
  fiscalYear: string,
): Promise<Row | null> {
  const loader = loaders.for(`${entity.name} of a year`, fiscalYear, async (areaIds) => {
    const rows = await database.reader
      .createQueryBuilder<Row>(entity, 'row')
      .where('row.areaId IN (:...areaIds) AND row.fiscalYear = :fiscalYear', { areaIds, fiscalYear })
      .getMany();
    return oneByKey(areaIds, rows, (row) => row.areaId);
  });
  const row = await loader.load(areaId);
  return row && (row.publishedAt !== null || authority.seesAll(areaId)) ? row : null;
}
