import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage, keysetPages } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { Area, areaRef } from '../area/area';
import { ActionPlan } from '../plan/action-plan';
import { ConfirmActivityPeriodInput } from '../plan/plan-acts.input';
import { visiblePlan } from '../plan/visible-plan';
import type { ActivityReport } from '../progress/activity-report';
import { ActivityReportConnection, reportList } from '../progress/report-list';
import { Activity } from './activity';
import { ActivityConnection, ActivityFilter, activityList, ActivityOrder } from './activity-list';
import { ActivityStatus } from './activity-status';
import { confirmPeriod } from './confirm-period';
import { Occurrence } from './occurrence';
import { visibleActivity } from './visible-activity';

@Resolver(() => Activity)
export class ActivityResolver {
  @Query(() => Activity, {
    nullable: true,
    description: 'An activity by its id; null where there is none to be seen.',
  })
  activity(
    @Arg('id', () => ID, { description: 'The id of the activity.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Activity | null> {
    return visibleActivity(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => ActivityConnection, {
    nullable: true,
    description: 'The activities of the plans of all areas, or of some.',
  })
  activities(
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
    return keysetPage(context.database.reader, activityList(context, page, filter, orderBy));
  }

  @Mutation(() => Activity, {
    nullable: true,
    description: 'Confirms or corrects the period of an activity, so that an end in doubt counts as due.',
  })
  async confirmActivityPeriod(
    @Arg('input', () => ConfirmActivityPeriodInput, { description: 'Which activity, and which period.' })
    input: ConfirmActivityPeriodInput,
    @Ctx() context: HubContext,
  ): Promise<Activity | null> {
    return visibleActivity(context, await confirmPeriod(context, input));
  }

  @FieldResolver(() => ActionPlan, { nullable: true, description: 'The plan it is part of.' })
  actionPlan(@Root() { planId }: Activity, @Ctx() context: HubContext): Promise<ActionPlan | null> {
    return visiblePlan(context, planId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose plan it is.' })
  area(@Root() { areaId }: Activity, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => ActivityStatus)
  status(@Root() row: Activity, @Ctx() context: HubContext): ActivityStatus {
    return seesAll(row, context) ? row.status : row.publishedStatus;
  }

  @FieldResolver(() => StatusBasis, { nullable: true })
  statusBasis(@Root() row: Activity, @Ctx() context: HubContext): StatusBasis | null {
    return seesAll(row, context) ? row.statusBasis : row.publishedStatusBasis;
  }

  @FieldResolver(() => Float)
  progress(@Root() row: Activity, @Ctx() context: HubContext): number {
    return seesAll(row, context) ? row.progress : row.publishedProgress;
  }

  @FieldResolver(() => GraphQLDay, { nullable: true })
  reportedOn(@Root() row: Activity, @Ctx() context: HubContext): Day | null {
    return seesAll(row, context) ? row.reportedOn : row.publishedReportedOn;
  }

  @FieldResolver(() => GraphQLDay, { nullable: true })
  dueOn(@Root() row: Activity, @Ctx() context: HubContext): Day | null {
    return seesAll(row, context) ? row.dueOn : row.publishedDueOn;
  }

  /** It counts drafts too. */
  @FieldResolver(() => Int)
  revision(@Root() row: Activity, @Ctx() context: HubContext): number {
    return seesAll(row, context) ? row.revision : 0;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why its period was last confirmed as it is; to those who may see all of its area.',
  })
  periodReason(@Root() row: Activity, @Ctx() context: HubContext): string | null {
    return seesAll(row, context) ? row.periodReason : null;
  }

  @FieldResolver(() => Int, { description: 'How many days it is overdue today; 0 where it is not.' })
  daysOverdue(@Root() row: Activity, @Ctx() context: HubContext): number {
    const dueOn = this.dueOn(row, context);
    return dueOn && dueOn < context.today ? (Date.parse(context.today) - Date.parse(dueOn)) / 86_400_000 : 0;
  }

  @Directive('@listSize(assumedSize: 12)')
  @FieldResolver(() => [Occurrence], { description: 'Its dated steps in order, at most 500.' })
  occurrences(@Root() { id }: Activity, @Ctx() context: HubContext): Promise<Occurrence[]> {
    return rowsByOwner(context, Occurrence, 'activityId', id, ['position']);
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => ActivityReportConnection, {
    nullable: true,
    description: 'What was reported on it, newest first.',
  })
  reports(
    @Root() { id }: Activity,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: HubContext,
  ): Promise<Connection<ActivityReport>> {
    const loader = context.loaders.for('reports by activity', page, (ids) =>
      keysetPages(context.database.reader, reportList(context, page), 'activityId', ids),
    );
    return loader.load(id);
  }
}

@Resolver(() => Occurrence)
export class OccurrenceResolver {
  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The area below where it takes place; null for its own.',
  })
  area(@Root() { placeId }: Occurrence, @Ctx() context: HubContext): Area | null {
    return placeId === null ? null : areaRef(context, placeId);
  }

  @FieldResolver(() => GraphQLDay, { nullable: true })
  doneOn(
    @Root() { areaId, doneOn, publishedDoneOn }: Occurrence,
    @Ctx() { authority }: HubContext,
  ): Day | null {
    return authority.seesAll(areaId) ? doneOn : publishedDoneOn;
  }
}

function seesAll({ areaId }: Activity, { authority }: HubContext): boolean {
  return authority.seesAll(areaId);
}
