import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { verificationFields } from '../../../lib/rollup/verification-fields';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActivityReport } from './activity-report';
import { disputeReport, verifyReport } from './verify-report';
import { DisputeActivityReportInput, VerifyActivityReportInput } from './verify-report.input';
import { visibleReport } from './visible-report';

@Resolver(() => ActivityReport)
export class VerifyReportResolver extends verificationFields(ActivityReport) {
  @Mutation(() => ActivityReport, {
    nullable: true,
    description: 'Marks a report as found right; for an office above the one that reports.',
  })
  async verifyActivityReport(
    @Arg('input', () => VerifyActivityReportInput, { description: 'Which report.' })
    input: VerifyActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> {
    return visibleReport(context, await verifyReport(context, input));
  }

  @Mutation(() => ActivityReport, {
    nullable: true,
    description:
      'Marks a report as not accepted, with a remark; for an office above the one that reports. It counts as it stands until it is corrected or withdrawn; a correction is claimed anew.',
  })
  async disputeActivityReport(
    @Arg('input', () => DisputeActivityReportInput, { description: 'Which report, and why.' })
    input: DisputeActivityReportInput,
    @Ctx() context: HubContext,
  ): Promise<ActivityReport | null> {
    return visibleReport(context, await disputeReport(context, input));
  }
}
