import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A published letter that asks for reports and is to be a draft again.' })
export class WithdrawReportRequestInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The letter, as given by requestReports.' })
  reportRequestId!: string;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}
