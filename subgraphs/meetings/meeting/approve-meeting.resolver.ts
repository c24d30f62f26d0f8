import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approvalFields } from '../../../lib/papers/approval-fields';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { moveMeeting } from './approve-meeting';
import {
  ApproveMeetingInput,
  ReturnMeetingInput,
  SubmitMeetingForApprovalInput,
} from './approve-meeting.input';
import { Meeting } from './meeting';
import { visibleMeeting } from './visible-meeting';

@Resolver(() => Meeting)
export class ApproveMeetingResolver extends approvalFields(Meeting) {
  @Mutation(() => Meeting, {
    nullable: true,
    description:
      'Lays draft minutes before the superior office. From then on their own office no longer changes them.',
  })
  async submitMeetingForApproval(
    @Arg('input', () => SubmitMeetingForApprovalInput, { description: 'Which meeting.' })
    input: SubmitMeetingForApprovalInput,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, await moveMeeting(context, 'submitMeetingForApproval', 'SUBMIT', input));
  }

  @Mutation(() => Meeting, {
    nullable: true,
    description: 'Approves submitted minutes; publishMeeting makes them public.',
  })
  async approveMeeting(
    @Arg('input', () => ApproveMeetingInput, { description: 'Which meeting.' }) input: ApproveMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, await moveMeeting(context, 'approveMeeting', 'APPROVE', input));
  }

  @Mutation(() => Meeting, {
    nullable: true,
    description:
      'Returns submitted or approved minutes to their office with a remark: they are a draft again, and no day of publication is set any more.',
  })
  async returnMeeting(
    @Arg('input', () => ReturnMeetingInput, { description: 'Which meeting, and why.' })
    input: ReturnMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, await moveMeeting(context, 'returnMeeting', 'RETURN', input));
  }
}
