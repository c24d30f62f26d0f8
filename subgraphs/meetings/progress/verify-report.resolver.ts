import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { rowById } from '../../../lib/loaders/rows-by-id';
import { verificationFields } from '../../../lib/rollup/verification-fields';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { DecisionReport } from './decision-report';
import { disputeReport, verifyReport } from './verify-report';
import { DisputeDecisionReportInput, VerifyDecisionReportInput } from './verify-report.input';

@Resolver(() => DecisionReport)
export class VerifyReportResolver extends verificationFields(DecisionReport) {
  @Mutation(() => DecisionReport, {
    nullable: true,
    description: 'Marks a report as found right; for an office above the one that reports.',
  })
  async verifyDecisionReport(
    @Arg('input', () => VerifyDecisionReportInput, { description: 'Which report.' })
    input: VerifyDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<DecisionReport | null> {
    return rowById(context, DecisionReport, await verifyReport(context, input));
  }

  @Mutation(() => DecisionReport, {
    nullable: true,
    description:
      'Marks a report as not accepted, with a remark; for an office above the one that reports. It counts as it stands until it is corrected or withdrawn; a correction is claimed anew.',
  })
  async disputeDecisionReport(
    @Arg('input', () => DisputeDecisionReportInput, { description: 'Which report, and why.' })
    input: DisputeDecisionReportInput,
    @Ctx() context: HubContext,
  ): Promise<DecisionReport | null> {
    return rowById(context, DecisionReport, await disputeReport(context, input));
  }
}
