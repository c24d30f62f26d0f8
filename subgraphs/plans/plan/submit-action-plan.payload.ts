import { Field, ObjectType } from 'type-graphql';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { ActionPlan } from './action-plan';

@ObjectType({ description: 'What became of an action plan that was given.' })
export class SubmitActionPlanPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => ActionPlan, { nullable: true, description: 'The plan on record.' })
  readonly actionPlan!: ActionPlan | null;
}
