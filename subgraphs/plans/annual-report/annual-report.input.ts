import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';

@InputType({ description: 'The full report of an area on a fiscal year (বাৎসরিক প্রতিবেদন).' })
export class SubmitAnnualReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area that reports.' })
  areaCode!: string;

  @Field(() => String, {
    description: 'The fiscal year (অর্থবছর) it reports on: 2023-24, 2023-2024, also in Bangla digits.',
  })
  fiscalYear!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was submitted; the day of the memo where absent.',
  })
  submittedOn?: Day | null;

  @Field(() => String, { nullable: true, description: 'The report as written.' })
  text?: string | null;

  @Field(() => MemoInput, { nullable: true, description: 'The paper it comes from.' })
  memo?: MemoInput | null;

  @Field(() => [FindingInput], { nullable: true, description: 'What was odd about the paper; at most 500.' })
  findings?: FindingInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish it at once; a draft where not given.',
  })
  publish?: boolean | null;
}

@InputType({ description: 'An annual report, public or waiting for its day, that becomes a draft again.' })
export class WithdrawAnnualReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The annual report.' })
  annualReportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}

@InputType({ description: 'An annual report to be published.' })
export class PublishAnnualReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The annual report.' })
  annualReportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'A day to come, from whose first moment in Dhaka it is public; at once where not given. It takes the place of a day set before; returning or withdrawing the report takes it away.',
  })
  publishOn?: Day | null;
}
