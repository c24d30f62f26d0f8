import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { ReportedProgressInput } from './reported-progress.input';

@InputType({ description: 'What a report should have said, whole; the report itself stays on record.' })
export class CorrectActivityReportInput extends ReportedProgressInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report that is corrected.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day for which it speaks; that of the corrected report where not given.',
  })
  reportedOn?: Day | null;

  @Field(() => String, { description: 'Why it is corrected.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to publish the correction at once; a draft where not given, which the public does not see.',
  })
  publish?: boolean | null;
}

@InputType({ description: 'A report that is taken back; it stays on record, and counts no more.' })
export class DeleteActivityReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is taken back.' })
  reason!: string;
}

@InputType({ description: 'A published paper whose reports become drafts again.' })
export class WithdrawActivityReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The paper, as ActivityReport.paperId gives it.' })
  paperId!: string;

  @Field(() => Int, { description: 'The highest revision of its reports that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}
