import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { BindingInput } from '../meeting/record-meeting.input';

@InputType({ description: 'A letter that asks areas to report on the decisions of a meeting by a day.' })
export class RequestReportsInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => [BindingInput], { description: 'The areas that are to report.' })
  of!: BindingInput[];

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day of the letter; that of the memo where absent.',
  })
  issuedOn?: Day | null;

  @Field(() => GraphQLDay, { description: 'The last day to report.' })
  dueOn!: Day;

  @Field(() => MemoInput, { nullable: true, description: 'The letter.' })
  memo?: MemoInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish it at once; a draft where not given.',
  })
  publish?: boolean | null;
}
