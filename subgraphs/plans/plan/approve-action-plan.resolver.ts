import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approvalFields } from '../../../lib/papers/approval-fields';
import { takeStep, type Step } from '../../../lib/papers/approval-step';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActionPlan } from './action-plan';
import {
  ApproveActionPlanInput,
  ReturnActionPlanInput,
  SubmitActionPlanForApprovalInput,
} from './approve-action-plan.input';
import { visiblePlan } from './visible-plan';

@Resolver(() => ActionPlan)
export class ApproveActionPlanResolver extends approvalFields(ActionPlan) {
  @Mutation(() => ActionPlan, {
    nullable: true,
    description:
      'Lays a draft action plan before the superior office. From then on its own office no longer changes it.',
  })
  async submitActionPlanForApproval(
    @Arg('input', () => SubmitActionPlanForApprovalInput, { description: 'Which plan.' })
    input: SubmitActionPlanForApprovalInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, await move(context, 'submitActionPlanForApproval', 'SUBMIT', input));
  }

  @Mutation(() => ActionPlan, {
    nullable: true,
    description: 'Approves a submitted action plan; publishActionPlan makes it public.',
  })
  async approveActionPlan(
    @Arg('input', () => ApproveActionPlanInput, { description: 'Which plan.' }) input: ApproveActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, await move(context, 'approveActionPlan', 'APPROVE', input));
  }

  @Mutation(() => ActionPlan, {
    nullable: true,
    description:
      'Returns a submitted or approved action plan to its office with a remark: it is a draft again, and no day of publication is set any more.',
  })
  async returnActionPlan(
    @Arg('input', () => ReturnActionPlanInput, { description: 'Which plan, and why.' })
    input: ReturnActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, await move(context, 'returnActionPlan', 'RETURN', input));
  }
}

/** Nothing that is counted changes, nor what the public sees. */
function move(
  context: HubContext,
  act: string,
  step: Step,
  { planId: id, ...input }: ApproveActionPlanInput & { remark?: string },
): Promise<string> {
  return takeStep(context, { act, step, entity: ActionPlan, type: 'action plan', id, input });
}
