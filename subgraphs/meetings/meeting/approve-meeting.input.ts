import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Minutes that are to be submitted for approval.' })
export class SubmitMeetingForApprovalInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The revision of the meeting that was read.' })
  revision!: number;
}

@InputType({ description: 'Submitted minutes that are approved.' })
export class ApproveMeetingInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The revision of the meeting that was read.' })
  revision!: number;
}

@InputType({ description: 'Submitted or approved minutes that go back to their office.' })
export class ReturnMeetingInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The revision of the meeting that was read.' })
  revision!: number;

  @Field(() => String, { description: 'What is to be done better.' })
  remark!: string;
}
