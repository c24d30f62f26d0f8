import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A report that a superior office found right.' })
export class VerifyActivityReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;
}

@InputType({ description: 'A report that a superior office does not accept.' })
export class DisputeActivityReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => String, { description: 'What is wrong with it.' })
  remark!: string;
}
