import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A draft action plan that is submitted for approval.' })
export class SubmitActionPlanForApprovalInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The revision of the plan that was read.' })
  revision!: number;
}

@InputType({ description: 'A submitted action plan that is approved.' })
export class ApproveActionPlanInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The revision of the plan that was read.' })
  revision!: number;
}

@InputType({ description: 'A submitted or approved action plan that goes back to its office.' })
export class ReturnActionPlanInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The revision of the plan that was read.' })
  revision!: number;

  @Field(() => String, { description: 'What is to be done better.' })
  remark!: string;
}
