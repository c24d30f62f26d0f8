import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approvalFields } from '../../../lib/papers/approval-fields';
import { takeStep, type Step } from '../../../lib/papers/approval-step';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { AnnualReport } from './annual-report';
import {
  ApproveAnnualReportInput,
  ReturnAnnualReportInput,
  SubmitAnnualReportForApprovalInput,
} from './approve-annual-report.input';
import { visibleAnnualReport } from './annual-report.resolver';

@Resolver(() => AnnualReport)
export class ApproveAnnualReportResolver extends approvalFields(AnnualReport) {
  @Mutation(() => AnnualReport, {
    nullable: true,
    description:
      'Lays a draft annual report before the superior office. From then on its own office no longer changes it.',
  })
  async submitAnnualReportForApproval(
    @Arg('input', () => SubmitAnnualReportForApprovalInput, { description: 'Which report.' })
    input: SubmitAnnualReportForApprovalInput,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(
      context,
      await move(context, 'submitAnnualReportForApproval', 'SUBMIT', input),
    );
  }

  @Mutation(() => AnnualReport, {
    nullable: true,
    description: 'Approves a submitted annual report; publishAnnualReport makes it public.',
  })
  async approveAnnualReport(
    @Arg('input', () => ApproveAnnualReportInput, { description: 'Which report.' })
    input: ApproveAnnualReportInput,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(context, await move(context, 'approveAnnualReport', 'APPROVE', input));
  }

  @Mutation(() => AnnualReport, {
    nullable: true,
    description:
      'Returns a submitted or approved annual report to its office with a remark: it is a draft again, and no day of publication is set any more.',
  })
  async returnAnnualReport(
    @Arg('input', () => ReturnAnnualReportInput, { description: 'Which report, and why.' })
    input: ReturnAnnualReportInput,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(context, await move(context, 'returnAnnualReport', 'RETURN', input));
  }
}

/** Nothing that is counted changes, nor what the public sees. */
function move(
  context: HubContext,
  act: string,
  step: Step,
  { annualReportId: id, ...input }: ApproveAnnualReportInput & { remark?: string },
): Promise<string> {
  return takeStep(context, { act, step, entity: AnnualReport, type: 'annual report', id, input });
}
