import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { DatePrecision, Recurrence } from '../activity/period';
import { ReportedProgressInput } from '../progress/reported-progress.input';

@InputType({ description: 'A dated step inside an activity.' })
export class OccurrenceInput {
  @Field(() => String, { nullable: true, description: 'What the paper calls it.' })
  label?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day planned; any day of the month where the precision is MONTH.',
  })
  on?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How exactly the paper names it; DAY where not given.',
  })
  precision?: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The date in the words of the paper.' })
  raw?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the area below where it takes place, for dates per upazila.',
  })
  areaCode?: string | null;
}

@InputType({ description: 'One line of an action plan (কার্যক্রম).' })
export class ActivityInput {
  @Field(() => String, { nullable: true, description: 'Its number (ক্রম), as written.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The subject (বিষয়).' })
  subject?: string | null;

  @Field(() => String, { description: 'The work to be done.' })
  task!: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'The start of its period (শুরুর তারিখ).' })
  startsOn?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How exactly the paper names the start; DAY where not given.',
  })
  startsOnPrecision?: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The start in the words of the paper.' })
  startsOnRaw?: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The end of its period (সমাপ্তির তারিখ).' })
  endsOn?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How exactly the paper names the end; DAY where not given.',
  })
  endsOnPrecision?: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The end in the words of the paper.' })
  endsOnRaw?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a finding of the paper says that the end contradicts itself. An end before its start always does.',
  })
  endsOnInDoubt?: boolean | null;

  @Field(() => Recurrence, {
    nullable: true,
    description: 'How often it is to be done in its year; NONE where not given.',
  })
  recurrence?: Recurrence | null;

  @Field(() => Int, { nullable: true, description: 'How many times, for TIMES_PER_YEAR.' })
  timesPerYear?: number | null;

  @Field(() => String, { nullable: true, description: 'The recurrence in the words of the paper.' })
  recurrenceText?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who is responsible (দায়িত্বপ্রাপ্ত কর্মকর্তা/টিম), as written.',
  })
  responsible?: string | null;

  @Field(() => String, { nullable: true, description: 'The expected result (প্রত্যাশিত ফলাফল).' })
  expectedResult?: string | null;

  @Field(() => String, { nullable: true, description: 'By what the result is measured (পরিমাপ).' })
  measure?: string | null;

  @Field(() => String, { nullable: true, description: 'The unit of the measure (একক).' })
  unit?: string | null;

  @Field(() => Float, { nullable: true, description: 'Its weight in the plan (মান), 0 or more.' })
  weight?: number | null;

  @Field(() => String, { nullable: true, description: 'The target (লক্ষ্যমাত্রা), as written.' })
  target?: string | null;

  @Field(() => [OccurrenceInput], { nullable: true, description: 'Its dated steps in order; at most 500.' })
  occurrences?: OccurrenceInput[] | null;

  @Field(() => ReportedProgressInput, {
    nullable: true,
    description: 'How far it has come, where the plan itself says so.',
  })
  progress?: ReportedProgressInput | null;
}

@InputType({ description: 'The action plan (কর্মপরিকল্পনা) of an area for a fiscal year, whole.' })
export class SubmitActionPlanInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area whose plan it is.' })
  areaCode!: string;

  @Field(() => String, {
    description: 'The fiscal year (অর্থবছর): 2023-24, 2023-2024, also in Bangla digits.',
  })
  fiscalYear!: string;

  @Field(() => String, { nullable: true, description: 'The title as written.' })
  title?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was submitted; the day of the memo where absent.',
  })
  submittedOn?: Day | null;

  @Field(() => [ActivityInput], { description: 'Its activities in order; at most 500.' })
  activities!: ActivityInput[];

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
