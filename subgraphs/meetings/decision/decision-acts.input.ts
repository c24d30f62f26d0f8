import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { BindingInput } from '../meeting/record-meeting.input';

@InputType({ description: 'Further areas for a decision on record.' })
export class AssignDecisionInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => [BindingInput], { description: 'The areas that are to owe it too.' })
  binds!: BindingInput[];
}

@InputType({ description: 'Another due day for an assignment.' })
export class MoveDueDayInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The assignment.' })
  assignmentId!: string;

  @Field(() => Int, { description: 'The revision of the assignment that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, { nullable: true, description: 'The new last day; null takes it away.' })
  dueOn?: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day from which it holds; today where not given.',
  })
  from?: Day | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was moved; asked for from the approval of the minutes on, except of whoever may publish them.',
  })
  reason?: string | null;
}
