import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { percent, type AreaProgress } from '../../../lib/rollup/progress-of';
import { RollupBasis } from '../../../lib/rollup/progress-arguments';
import { verificationMeasures } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';

@ObjectType({
  description:
    'How far the decisions of meetings have come (সিদ্ধান্ত বাস্তবায়ন অগ্রগতি). docs/measures.md defines each measure.',
})
export class DecisionProgress {
  @Field(() => String, { description: 'The fiscal year (অর্থবছর), as 2023-24.' })
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day at whose end this was so.' })
  readonly asOf!: Day;

  @Field(() => RollupBasis, { description: 'Which records are counted.' })
  readonly basis!: RollupBasis;

  @Field(() => Int, {
    description: 'Meetings held (অনুষ্ঠিত সভা), known from minutes or from reports on them.',
  })
  readonly meetingsHeld!: number;

  @Field(() => Int, {
    description:
      'Months in which a meeting was held, counted for each area; to be set against meetingsExpected.',
  })
  readonly monthsMet!: number;

  @Field(() => Int, {
    description:
      'Months in which a meeting was to be held (মাসিক সভা), counted for each area: those that are over and began with a team, and those in which it met.',
  })
  readonly meetingsExpected!: number;

  @Field(() => Int, { description: 'Months without the meeting expected: meetingsExpected − monthsMet.' })
  readonly meetingsMissed!: number;

  @Field(() => Int, { description: 'Assignments of decisions to areas. The sum of the four states below.' })
  readonly assignments!: number;

  @Field(() => Int, { description: 'Assignments not started, those not reported included.' })
  readonly notStarted!: number;

  @Field(() => Int, { description: 'Assignments in progress.' })
  readonly inProgress!: number;

  @Field(() => Int, { description: 'Assignments carried out (বাস্তবায়িত).' })
  readonly implemented!: number;

  @Field(() => Int, { description: 'Assignments no longer asked for.' })
  readonly dropped!: number;

  @Field(() => Int, { description: 'Open assignments whose due day has passed.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Assignments without any report; part of notStarted.' })
  readonly notReported!: number;

  @Field(() => Int, { description: 'Assignments with a report.' })
  readonly reported!: number;

  @Field(() => Int, {
    description: 'Of those reported, the ones that no superior office has verified or disputed (প্রতিবেদিত).',
  })
  readonly claimed!: number;

  @Field(() => Int, { description: 'Those whose report a superior office found right (যাচাইকৃত).' })
  readonly verified!: number;

  @Field(() => Int, {
    description:
      'Those whose report a superior office does not accept (আপত্তিকৃত); they count with the status it claims.',
  })
  readonly disputed!: number;

  @Field(() => Int, { description: 'Open assignments without a due day; they are never overdue.' })
  readonly undated!: number;

  @Field(() => Int, {
    description: 'Reports that letters ask for (চাহিত প্রতিবেদন), once for each letter and area.',
  })
  readonly reportsDue!: number;

  @Field(() => Int, {
    description: 'Of those, the ones whose last day has passed and that have not come.',
  })
  readonly reportsLate!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'implemented ÷ (assignments − dropped) in percent, one decimal; null where nothing is assigned or nothing reported.',
  })
  readonly percentImplemented!: number | null;

  /** What it was made of. */
  readonly progress!: AreaProgress;
}

/** The measures of a roll-up of decisions, worked out once for as long as what they are made of is kept. */
export function toDecisionProgress(progress: AreaProgress): DecisionProgress {
  let measures = MEASURES.get(progress);
  if (!measures) MEASURES.set(progress, (measures = measuresOf(progress)));
  return measures;
}

const MEASURES = new WeakMap<AreaProgress, DecisionProgress>();

function measuresOf(progress: AreaProgress): DecisionProgress {
  const { counts, fiscalYear, asOf, basis } = progress;
  const of = (measure: string): number => counts[measure] ?? 0;
  const reported = of('assignments') - of('notReported');
  return {
    fiscalYear,
    asOf,
    basis: RollupBasis[basis],
    meetingsHeld: of('meetingsHeld'),
    monthsMet: of('monthsMet'),
    meetingsExpected: of('meetingsExpected'),
    meetingsMissed: of('meetingsExpected') - of('monthsMet'),
    assignments: of('assignments'),
    notStarted: of('notStarted'),
    inProgress: of('inProgress'),
    implemented: of('implemented'),
    dropped: of('dropped'),
    overdue: of('overdue'),
    notReported: of('notReported'),
    reported,
    ...verificationMeasures(counts, reported),
    undated: of('undated'),
    reportsDue: of('reportsDue'),
    reportsLate: of('reportsLate'),
    percentImplemented: reported > 0 ? percent(of('implemented'), of('assignments') - of('dropped')) : null,
    progress,
  };
}
