import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A draft annual report that is submitted for approval.' })
export class SubmitAnnualReportForApprovalInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The annual report.' })
  annualReportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;
}

@InputType({ description: 'A submitted annual report that is approved.' })
export class ApproveAnnualReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The annual report.' })
  annualReportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;
}

@InputType({ description: 'A submitted or approved annual report that goes back to its office.' })
export class ReturnAnnualReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The annual report.' })
  annualReportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => String, { description: 'What is to be done better.' })
  remark!: string;
}
