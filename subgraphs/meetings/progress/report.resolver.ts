import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import { withdrawnFor } from '../../../lib/papers/withdrawal';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { Assignment } from '../assignment/assignment';
import { visibleAssignment } from '../assignment/assignment.resolver';
import { PublishDecisionReportInput } from '../meeting/publish.input';
import {
  CorrectDecisionReportInput,
  DeleteDecisionReportInput,
  WithdrawDecisionReportInput,
} from './change-report.input';
import { correctReport } from './correct-report';
import { DecisionReport } from './decision-report';
import { deleteReport } from './delete-report';
import { publishReport } from './publish-report';
import { reportProgress } from './report-progress';
import { ReportDecisionProgressInput } from './report-progress.input';
import { correctedBy, correctionOf } from './versions-of-report';
import { withdrawReport } from './withdraw-report';

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

  @Mutation(() => DecisionReport, {
    nullable: true,
    description:
      'Puts another report in the place of one that was wrong, from the first; the wrong one stays on record. For the public it does so once the correction is published.',
  })
  async correctDecisionReport(
    @Arg('input', () => CorrectDecisionReportInput, { description: 'Which report, and what is right.' })
    input: CorrectDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<DecisionReport | null> {
    return rowById(context, DecisionReport, await correctReport(context, input));
  }

  @Mutation(() => DecisionReport, {
    nullable: true,
    description:
      'Takes a report out of every count; it stays on record for those who may see drafts. Of a correction it brings back what was corrected.',
  })
  async deleteDecisionReport(
    @Arg('input', () => DeleteDecisionReportInput, { description: 'Which report.' })
    input: DeleteDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<DecisionReport | null> {
    return rowById(context, DecisionReport, await deleteReport(context, input));
  }

  @Mutation(() => ReportDecisionProgressPayload, {
    description: 'Makes all reports of one paper drafts again, as if the public had never seen them.',
  })
  async withdrawDecisionReport(
    @Arg('input', () => WithdrawDecisionReportInput, { description: 'Which paper.' })
    input: WithdrawDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<ReportDecisionProgressPayload> {
    return paperOf(context, await withdrawReport(context, input), PaperOutcome.RECORDED);
  }

  @FieldResolver(() => DecisionReport, {
    nullable: true,
    description: 'The report whose place it takes; null where it is no correction.',
  })
  supersedes(@Root() report: DecisionReport, @Ctx() context: HubContext): Promise<DecisionReport | null> {
    return correctedBy(context, report);
  }

  @FieldResolver(() => DecisionReport, {
    nullable: true,
    description: 'The correction that takes its place; null while it counts as it is.',
  })
  supersededBy(@Root() report: DecisionReport, @Ctx() context: HubContext): Promise<DecisionReport | null> {
    return correctionOf(context, report);
  }

  @FieldResolver(() => Int, { nullable: true })
  revision(@Root() { areaId, revision }: DecisionReport, @Ctx() { authority }: HubContext): number | null {
    return authority.seesAll(areaId) ? revision : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it corrects an earlier report, or why it was deleted; to those who may see all of its area.',
  })
  async reason(
    @Root() { id, areaId, deletedAt, reason }: DecisionReport,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    if (deletedAt !== null) return withdrawnFor(context, id, areaId);
    return context.authority.seesAll(areaId) ? reason : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why its paper was last withdrawn from the public; to those who may see all of its area.',
  })
  withdrawnFor(
    @Root() { paperId, areaId }: DecisionReport,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return withdrawnFor(context, paperId, areaId);
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
