import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { ReportedProgressInput } from './reported-progress.input';

@InputType({
  description: 'What an area reports on one activity; name it by its id or by its number in the plan.',
})
export class ActivityProgressInput extends ReportedProgressInput {
  @Field(() => ID, { nullable: true, description: 'The activity.' })
  activityId?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the activity in the plan.' })
  number?: string | null;
}

@InputType({ description: "An area's report on the activities of its plan (অগ্রগতি প্রতিবেদন), whole." })
export class ReportActivityProgressInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area that reports.' })
  areaCode!: string;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) of the plan.' })
  fiscalYear!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day for which it speaks; the day of the memo where absent.',
  })
  reportedOn?: Day | null;

  @Field(() => [ActivityProgressInput], { description: 'The activities reported on; at most 500.' })
  items!: ActivityProgressInput[];

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

@InputType({ description: "An area's report that is to be published, with all its parts." })
export class PublishActivityReportInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The paper, as given by reportActivityProgress.' })
  paperId!: string;
}
