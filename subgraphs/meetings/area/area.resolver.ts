import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LIST_SIZE, LONG_READ_COST, READ_COST, type Connection } from '../../../lib/pagination/connection';
import { keysetPages } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { ProgressArguments } from '../../../lib/rollup/progress-arguments';
import { progressOf } from '../../../lib/rollup/progress-of';
import { MOST_POINTS, SeriesArguments, seriesOf } from '../../../lib/rollup/series';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Assignment } from '../assignment/assignment';
import {
  AssignmentConnection,
  AssignmentFilter,
  assignmentList,
  AssignmentOrder,
} from '../assignment/assignment-list';
import { type LateAssignment, LateAssignmentConnection, LateFilter, lateList } from '../assignment/late-list';
import { decisionRollup } from '../decision-rollup';
import type { Meeting } from '../meeting/meeting';
import { MeetingConnection, MeetingFilter, meetingList, MeetingOrder } from '../meeting/meeting-list';
import { openRequests } from '../request/open-requests';
import { ReportRequest } from '../request/report-request';
import { Area } from './area';
import { DecisionProgress, toDecisionProgress } from './decision-progress';
import { meetingsExpected } from './meetings-expected';

@Resolver(() => Area)
export class AreaResolver {
  @Directive(READ_COST)
  @FieldResolver(() => DecisionProgress, {
    nullable: true,
    description:
      'How far decisions have come in the area and everything below it. Exact for any day up to today.',
  })
  async decisionProgress(
    @Root() { areaId }: Area,
    @Args(() => ProgressArguments) args: ProgressArguments,
    @Ctx() context: HubContext,
  ): Promise<DecisionProgress> {
    return toDecisionProgress(await progressOf(context, decisionRollup, areaId, args, meetingsExpected));
  }

  @Directive(`@listSize(assumedSize: ${MOST_POINTS})`)
  @Directive(READ_COST)
  @FieldResolver(() => [DecisionProgress], {
    nullable: true,
    description:
      'The same at the end of each month, quarter or fiscal year, and on the last day; each point of the year it lies in.',
  })
  async decisionProgressSeries(
    @Root() { areaId }: Area,
    @Args(() => SeriesArguments) args: SeriesArguments,
    @Ctx() context: HubContext,
  ): Promise<DecisionProgress[]> {
    const points = await seriesOf(context, decisionRollup, areaId, args, meetingsExpected);
    return points.map(toDecisionProgress);
  }

  @Directive(LIST_SIZE)
  @Directive(LONG_READ_COST)
  @FieldResolver(() => LateAssignmentConnection, {
    nullable: true,
    description:
      'What is late in the area and everything below it, of all fiscal years, the longest late first; archive years apart.',
  })
  late(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => LateFilter, { nullable: true, description: 'Which of them, and as of which day.' })
    filter: LateFilter | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<LateAssignment>> {
    return lateList(context, areaId, page, filter ?? new LateFilter());
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => MeetingConnection, { nullable: true, description: "The area's own meetings (সভা)." })
  meetings(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => MeetingFilter, { nullable: true, description: 'Which of them.' })
    filter: MeetingFilter | null,
    @Arg('orderBy', () => MeetingOrder, {
      defaultValue: MeetingOrder.NEWEST_FIRST,
      description: 'In which order.',
    })
    orderBy: MeetingOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<Meeting>> {
    const loader = context.loaders.for('meetings by area', { page, filter, orderBy }, (areaIds) =>
      keysetPages(context.database.reader, meetingList(context, page, filter, orderBy), 'areaId', areaIds),
    );
    return loader.load(areaId);
  }

  @Directive('@listSize(assumedSize: 10)')
  @Directive(READ_COST)
  @FieldResolver(() => [ReportRequest], {
    nullable: true,
    description:
      'Letters that ask the area for a report and that it has not answered yet, the earliest due day first, at most 50.',
  })
  openReportRequests(@Root() { areaId }: Area, @Ctx() context: HubContext): Promise<ReportRequest[]> {
    return openRequests(context, areaId);
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => AssignmentConnection, {
    nullable: true,
    description: 'What the area itself owes, of its own meetings and of those above it.',
  })
  assignments(
    @Root() { areaId }: Area,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AssignmentFilter, { nullable: true, description: 'Which of them.' })
    filter: AssignmentFilter | null,
    @Arg('orderBy', () => AssignmentOrder, {
      defaultValue: AssignmentOrder.OLDEST_FIRST,
      description: 'In which order.',
    })
    orderBy: AssignmentOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<Assignment>> {
    const loader = context.loaders.for('assignments by area', { page, filter, orderBy }, (areaIds) =>
      keysetPages(context.database.reader, assignmentList(context, page, filter, orderBy), 'areaId', areaIds),
    );
    return loader.load(areaId);
  }
}
