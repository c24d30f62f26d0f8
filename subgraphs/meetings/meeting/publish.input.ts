import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

@InputType({ description: 'A meeting to be published.' })
export class PublishMeetingInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The revision of the meeting that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'A day to come, from whose first moment in Dhaka it is public; at once where not given. It takes the place of a day set before; returning or withdrawing the meeting takes it away.',
  })
  publishOn?: Day | null;
}

@InputType({ description: "An area's report that is to be published, with all its parts." })
export class PublishDecisionReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The paper, as given by reportDecisionProgress.' })
  paperId!: string;
}

@InputType({ description: 'A letter that asks for reports and is to be published.' })
export class PublishReportRequestInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The letter, as given by requestReports.' })
  reportRequestId!: string;
}
