import { Field, Float, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { AssignmentStatus } from '../assignment/assignment';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { DecisionKind } from '../decision/decision';

@InputType({ description: 'What an area reports on one decision.' })
export class DecisionProgressInput {
  @Field(() => String, {
    nullable: true,
    description: 'The number of the decision in the minutes of the meeting.',
  })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The topic, as the report repeats it.' })
  topic?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The decision, as the report repeats it; by it a decision without a number is found.',
  })
  decision?: string | null;

  @Field(() => DecisionKind, {
    nullable: true,
    description: 'Whether it can be done with; used only where the minutes are not on record.',
  })
  kind?: DecisionKind | null;

  @Field(() => AssignmentStatus, {
    nullable: true,
    description: 'The status; null where the paper leaves it empty (`--`).',
  })
  status?: AssignmentStatus | null;

  @Field(() => StatusBasis, {
    nullable: true,
    description: 'On what the status rests; STATED where not given.',
  })
  statusBasis?: StatusBasis | null;

  @Field(() => Float, { nullable: true, description: 'Progress in percent, 0 to 100, where stated.' })
  progress?: number | null;

  @Field(() => String, { nullable: true, description: 'The report as written.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Evidence (প্রমাণক), as written.' })
  evidence?: string | null;
}

@InputType({ description: "An area's report on the decisions of a meeting (অগ্রগতি প্রতিবেদন), whole." })
export class ReportDecisionProgressInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area that reports.' })
  areaCode!: string;

  @Field(() => ID, { description: 'The code of the area whose meeting it was.' })
  meetingAreaCode!: string;

  @Field(() => GraphQLDay, { description: 'The day of that meeting.' })
  meetingOn!: Day;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day for which it speaks; the day of the memo where absent.',
  })
  reportedOn?: Day | null;

  @Field(() => [DecisionProgressInput], { description: 'The decisions reported on; at most 500.' })
  items!: DecisionProgressInput[];

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
