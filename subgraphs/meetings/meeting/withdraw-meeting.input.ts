import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A published meeting that is to be a draft again.' })
export class WithdrawMeetingInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The revision of the meeting that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}
