import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { Assignment } from '../assignment/assignment';
import { visibleAssignment } from '../assignment/assignment.resolver';
import { PublishDecisionReportInput } from '../meeting/publish.input';
import { DecisionReport } from './decision-report';
import { publishReport } from './publish-report';
import { reportProgress } from './report-progress';
import { ReportDecisionProgressInput } from './report-progress.input';

@ObjectType({ description: 'What became of a report that was given.' })
export class ReportDecisionProgressPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => ID, { description: 'The paper; all its reports share it.' })
  readonly paperId!: string;

  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [DecisionReport], { description: 'Its reports on record, at most 500.' })
  readonly reports!: DecisionReport[];

  @Directive('@listSize(assumedSize: 20)')
  @Field(() => [Finding], { description: 'What was odd about the paper, at most 500.' })
  readonly findings!: Finding[];
}

@Resolver(() => DecisionReport)
export class DecisionReportResolver {
  @Mutation(() => ReportDecisionProgressPayload, {
    description:
      "Records an area's report on the decisions of a meeting, whole. The same paper again changes nothing.",
  })
  async reportDecisionProgress(
    @Arg('input', () => ReportDecisionProgressInput, { description: 'The report.' })
    input: ReportDecisionProgressInput,
    @Ctx() context: HubContext,
  ): Promise<ReportDecisionProgressPayload> {
    const { id, outcome } = await reportProgress(context, input);
    return paperOf(context, id, outcome);
  }

  @Mutation(() => ReportDecisionProgressPayload, { description: 'Publishes all reports of one paper.' })
  async publishDecisionReport(
    @Arg('input', () => PublishDecisionReportInput, { description: 'Which paper.' })
    input: PublishDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<ReportDecisionProgressPayload> {
    return paperOf(context, await publishReport(context, input), PaperOutcome.RECORDED);
  }

  @FieldResolver(() => Assignment, { nullable: true, description: 'The assignment it is about.' })
  assignment(
    @Root() { assignmentId }: DecisionReport,
    @Ctx() context: HubContext,
  ): Promise<Assignment | null> {
    return visibleAssignment(context, assignmentId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that reported.' })
  area(@Root() { areaId }: DecisionReport, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The paper it came with.' })
  memo(@Root() { paperId }: DecisionReport, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, paperId);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description:
      'Other versions of its paper that were given, at most 500; to those who may see all of its area.',
  })
  proposedRevisions(@Root() row: DecisionReport, @Ctx() context: HubContext): Promise<ProposedRevision[]> {
    return proposalsOf(context, row.paperId, row.areaId);
  }
}

async function paperOf(
  context: HubContext,
  id: string,
  outcome: PaperOutcome,
): Promise<ReportDecisionProgressPayload> {
  const reports = await rowsByOwner(context, DecisionReport, 'paperId', id, []);
  return { outcome, paperId: id, reports, findings: await findingsOf(context, id) };
}
