import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { Day } from '../../../lib/time/day';
import { AssignmentStatus } from '../assignment/assignment';

@InputType({ description: 'What a report should have said. It is given whole: what is left out is empty.' })
export class CorrectDecisionReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report to be corrected.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => AssignmentStatus, {
    nullable: true,
    description: 'The right status; null where nothing should have been reported.',
  })
  status?: AssignmentStatus | null;

  @Field(() => StatusBasis, {
    nullable: true,
    description: 'On what the status rests; STATED where not given.',
  })
  statusBasis?: StatusBasis | null;

  @Field(() => Float, { nullable: true, description: 'Progress in percent, 0 to 100, where stated.' })
  progress?: number | null;

  @Field(() => String, { nullable: true, description: 'The report as it should read.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Evidence (প্রমাণক), as written.' })
  evidence?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day for which it speaks; that of the corrected report where not given.',
  })
  reportedOn?: Day | null;

  @Field(() => String, { description: 'Why it is corrected.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish the correction at once; a draft where not given.',
  })
  publish?: boolean | null;
}

@InputType({ description: 'A report to be deleted.' })
export class DeleteDecisionReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'The revision of the report that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is deleted.' })
  reason!: string;
}

@InputType({ description: "An area's published report that is to be a draft again, with all its parts." })
export class WithdrawDecisionReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The paper, as given by reportDecisionProgress.' })
  paperId!: string;

  @Field(() => Int, { description: 'The highest revision of its reports that was read.' })
  revision!: number;

  @Field(() => String, { description: 'Why it is withdrawn.' })
  reason!: string;
}
