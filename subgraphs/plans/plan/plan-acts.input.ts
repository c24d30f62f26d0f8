import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

@InputType({ description: 'An action plan to be published.' })
export class PublishActionPlanInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The revision of the plan that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'A day to come, from whose first moment in Dhaka it is public; at once where not given. It takes the place of a day set before; returning or withdrawing the plan takes it away.',
  })
  publishOn?: Day | null;
}

@InputType({ description: 'An action plan, public or waiting for its day, that becomes a draft again.' })
export class WithdrawActionPlanInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The revision of the plan that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}

@InputType({ description: 'The period of an activity, as someone with authority confirms it.' })
export class ConfirmActivityPeriodInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @Field(() => Int, { description: 'The revision of the activity that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The first day; the one on record where not given.',
  })
  startsOn?: Day | null;

  @Field(() => GraphQLDay, { description: 'The last day; not before the first.' })
  endsOn!: Day;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is so; asked for from the approval of the plan on, except of whoever may publish it.',
  })
  reason?: string | null;
}
