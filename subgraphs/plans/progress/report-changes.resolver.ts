import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { PaperOutcome } from '../../../lib/papers/proposal';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActivityReport } from './activity-report';
import {
  CorrectActivityReportInput,
  DeleteActivityReportInput,
  WithdrawActivityReportInput,
} from './change-report.input';
import { correctReport } from './correct-report';
import { deleteReport } from './delete-report';
import { paperOf, ReportActivityProgressPayload } from './report-paper';
import { visibleCorrection, visibleReport } from './visible-report';
import { withdrawReport } from './withdraw-report';

@Resolver(() => ActivityReport)
export class ReportChangesResolver {
  @Mutation(() => ActivityReport, {
    nullable: true,
    description: 'Puts a new report in the place of one that was wrong; the wrong one stays on record.',
  })
  async correctActivityReport(
    @Arg('input', () => CorrectActivityReportInput, { description: 'Which report, and what it should say.' })
    input: CorrectActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> {
    return visibleReport(context, await correctReport(context, input));
  }

  @Mutation(() => ActivityReport, {
    nullable: true,
    description: 'Takes a report back. It stays on record; what it corrected counts again.',
  })
  async deleteActivityReport(
    @Arg('input', () => DeleteActivityReportInput, { description: 'Which report, and why.' })
    input: DeleteActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> {
    return visibleReport(context, await deleteReport(context, input));
  }

  @Mutation(() => ReportActivityProgressPayload, {
    description: 'Makes all reports of one published paper drafts again, with a reason.',
  })
  async withdrawActivityReport(
    @Arg('input', () => WithdrawActivityReportInput, { description: 'Which paper, and why.' })
    input: WithdrawActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ReportActivityProgressPayload> {
    return paperOf(context, await withdrawReport(context, input), PaperOutcome.RECORDED);
  }

  @FieldResolver(() => ActivityReport, {
    nullable: true,
    description: 'The report that it corrects, where that may be seen.',
  })
  supersedes(
    @Root() { supersedesId }: ActivityReport,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> | null {
    return supersedesId === null ? null : visibleReport(context, supersedesId);
  }

  @FieldResolver(() => ActivityReport, {
    nullable: true,
    description: 'The correction that stands in its place, where that may be seen.',
  })
  supersededBy(@Root() { id }: ActivityReport, @Ctx() context: HubContext): Promise<ActivityReport | null> {
    return visibleCorrection(context, id);
  }

  @FieldResolver(() => Int)
  revision(@Root() { areaId, revision }: ActivityReport, @Ctx() { authority }: HubContext): number {
    return authority.seesAll(areaId) ? revision : 0;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it corrects an earlier report, or why it was taken back or withdrawn; to those who may see all of its area.',
  })
  reason(@Root() { areaId, reason }: ActivityReport, @Ctx() { authority }: HubContext): string | null {
    return authority.seesAll(areaId) ? reason : null;
  }
}
