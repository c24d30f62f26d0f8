import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { RollupBasis } from '../../../lib/rollup/progress-arguments';
import { percent, type AreaProgress } from '../../../lib/rollup/progress-of';
import { verificationMeasures } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import { ALL_DONE } from '../activity/activity-standing';

@ObjectType({
  description:
    'How far the action plans have come (কর্মপরিকল্পনা বাস্তবায়ন অগ্রগতি). docs/measures.md defines each measure.',
})
export class PlanProgress {
  @Field(() => String, { description: 'The fiscal year (অর্থবছর), as 2023-24.' })
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day at whose end this was so.' })
  readonly asOf!: Day;

  @Field(() => RollupBasis, { description: 'Which records are counted.' })
  readonly basis!: RollupBasis;

  @Field(() => Int, { description: 'Action plans submitted for the year.' })
  readonly plansSubmitted!: number;

  @Field(() => Int, {
    description:
      'Action plans that the rules ask for: one of each area that had a team by 31 July of the year; a submitted one always counts.',
  })
  readonly plansExpected!: number;

  @Field(() => Int, {
    description: 'plansExpected − plansSubmitted: areas whose plan is not there. It is due on 31 July.',
  })
  readonly plansMissing!: number;

  @Field(() => Int, { description: 'Activities (কার্যক্রম) of the plans. The sum of the four states below.' })
  readonly activities!: number;

  @Field(() => Int, { description: 'Activities not started, those not reported included.' })
  readonly notStarted!: number;

  @Field(() => Int, { description: 'Activities in progress.' })
  readonly inProgress!: number;

  @Field(() => Int, { description: 'Activities done (সম্পন্ন).' })
  readonly completed!: number;

  @Field(() => Int, { description: 'Activities given up.' })
  readonly cancelled!: number;

  @Field(() => Int, {
    description:
      'Open activities of which something is late: a dated occurrence not reported done, or their end. Each once.',
  })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Activities without any report; part of notStarted.' })
  readonly notReported!: number;

  @Field(() => Int, { description: 'Activities with a report.' })
  readonly reported!: number;

  @Field(() => Int, {
    description:
      'Activities whose last report no superior office has looked at yet. With verified and disputed it adds up to reported.',
  })
  readonly claimed!: number;

  @Field(() => Int, { description: 'Activities whose last report a superior office found right (যাচাইকৃত).' })
  readonly verified!: number;

  @Field(() => Int, {
    description:
      'Activities whose last report a superior office does not accept (আপত্তিকৃত); they count with the status it claims.',
  })
  readonly disputed!: number;

  @Field(() => Int, {
    description: 'Open activities without a due day, or with one in doubt; they are never overdue.',
  })
  readonly undated!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Progress in percent, one decimal: weighted within a plan, between plans by number of activities, cancelled ones ' +
      'left out; null where nothing is reported.',
  })
  readonly percentComplete!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "What the plans' own dates ask to be done by that day (প্রত্যাশিত অগ্রগতি), in percent, one decimal, weighed as " +
      'percentComplete; null where no activity is asked for.',
  })
  readonly percentExpectedToDate!: number | null;

  @Field(() => Int, { description: 'Steps (ধাপ), dated or not, of the activities that are not cancelled.' })
  readonly occurrences!: number;

  @Field(() => Int, {
    description: 'Those of them reported done; of a completed activity all.',
  })
  readonly occurrencesDone!: number;

  @Field(() => Int, {
    description: 'Dated steps of open activities whose day has passed and that are not reported done.',
  })
  readonly occurrencesMissed!: number;

  @Field(() => Int, { description: 'Annual reports (বাৎসরিক প্রতিবেদন) submitted on the year.' })
  readonly annualReportsSubmitted!: number;

  @Field(() => Int, {
    description:
      'Annual reports that the rules ask for once the year is over; a submitted one always counts.',
  })
  readonly annualReportsExpected!: number;

  @Field(() => Int, {
    description:
      'Annual reports that are expected, were due on a 31 July that has passed, and are not submitted.',
  })
  readonly annualReportsLate!: number;

  @Field(() => Int, { description: 'Areas that had a team on that day; those without one have not joined.' })
  readonly teamsFormed!: number;

  @Field(() => Int, { description: 'Areas that the rules ask to have a team and a plan on that day.' })
  readonly teamsExpected!: number;

  /** What it is the answer to. */
  readonly progress!: AreaProgress;
}

/** The measures of a roll-up of plans, worked out once for as long as what they are made of is kept. */
export function toPlanProgress(progress: AreaProgress): PlanProgress {
  let measures = MEASURES.get(progress);
  if (!measures) MEASURES.set(progress, (measures = measuresOf(progress)));
  return measures;
}

const MEASURES = new WeakMap<AreaProgress, PlanProgress>();

function measuresOf(progress: AreaProgress): PlanProgress {
  const { counts, fiscalYear, asOf, basis } = progress;
  const of = (measure: string): number => counts[measure] ?? 0;
  const reported = of('activities') - of('notReported');
  const weighing = of('activities') - of('cancelled');
  return {
    fiscalYear,
    asOf,
    basis: RollupBasis[basis],
    plansSubmitted: of('plansSubmitted'),
    plansExpected: of('plansExpected'),
    plansMissing: of('plansMissing'),
    activities: of('activities'),
    notStarted: of('notStarted'),
    inProgress: of('inProgress'),
    completed: of('completed'),
    cancelled: of('cancelled'),
    overdue: of('overdue'),
    notReported: of('notReported'),
    reported,
    ...verificationMeasures(counts, reported),
    undated: of('undated'),
    percentComplete: reported > 0 ? percent(of('progressPoints'), weighing * ALL_DONE) : null,
    percentExpectedToDate: percent(of('expectedPoints'), weighing * ALL_DONE),
    occurrences: of('occurrences'),
    occurrencesDone: of('occurrencesDone'),
    occurrencesMissed: of('occurrencesMissed'),
    annualReportsSubmitted: of('annualReportsSubmitted'),
    annualReportsExpected: of('annualReportsExpected'),
    annualReportsLate: of('annualReportsLate'),
    teamsFormed: of('teamsFormed'),
    teamsExpected: of('teamsExpected'),
    progress,
  };
}
