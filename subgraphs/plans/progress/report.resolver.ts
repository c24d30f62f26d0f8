import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Activity } from '../activity/activity';
import { visibleActivity } from '../activity/visible-activity';
import { Area, areaRef } from '../area/area';
import { ActivityReport } from './activity-report';
import { publishReport } from './publish-report';
import { reportActivityProgress } from './report-activity-progress';
import { paperOf, ReportActivityProgressPayload } from './report-paper';
import { PublishActivityReportInput, ReportActivityProgressInput } from './report-progress.input';

@Resolver(() => ActivityReport)
export class ActivityReportResolver {
  @Mutation(() => ReportActivityProgressPayload, {
    description:
      "Records an area's report on the activities of its plan, whole. The same paper again changes nothing.",
  })
  async reportActivityProgress(
    @Arg('input', () => ReportActivityProgressInput, { description: 'The report.' })
    input: ReportActivityProgressInput,
    @Ctx() context: HubContext,
  ): Promise<ReportActivityProgressPayload> {
    const { id, outcome } = await reportActivityProgress(context, input);
    return paperOf(context, id, outcome);
  }

  @Mutation(() => ReportActivityProgressPayload, { description: 'Publishes all reports of one paper.' })
  async publishActivityReport(
    @Arg('input', () => PublishActivityReportInput, { description: 'Which paper.' })
    input: PublishActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ReportActivityProgressPayload> {
    return paperOf(context, await publishReport(context, input), PaperOutcome.RECORDED);
  }

  @FieldResolver(() => Activity, { nullable: true, description: 'The activity it is about.' })
  activity(@Root() { activityId }: ActivityReport, @Ctx() context: HubContext): Promise<Activity | null> {
    return visibleActivity(context, activityId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that reported.' })
  area(@Root() { areaId }: ActivityReport, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The paper it came with.' })
  memo(@Root() { paperId }: ActivityReport, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, paperId);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description:
      'Other versions of its paper that were given, at most 500; to those who may see all of its area.',
  })
  proposedRevisions(
    @Root() { paperId, areaId }: ActivityReport,
    @Ctx() context: HubContext,
  ): Promise<ProposedRevision[]> {
    return proposalsOf(context, paperId, areaId);
  }
}
