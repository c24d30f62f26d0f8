import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { percent, type AreaProgress } from '../../../lib/rollup/progress-of';
import { RollupBasis } from '../../../lib/rollup/progress-arguments';
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

  @Field(() => Int, { description: 'Open assignments without a due day; they are never overdue.' })
  readonly undated!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'implemented ÷ (assignments − dropped) in percent, one decimal; null where nothing is assigned or nothing reported.',
  })
  readonly percentImplemented!: number | null;
}

/** The measures of a roll-up of decisions. */
export function toDecisionProgress({ counts, fiscalYear, asOf, basis }: AreaProgress): DecisionProgress {
  const of = (measure: string): number => counts[measure] ?? 0;
  const reported = of('assignments') - of('notReported');
  return {
    fiscalYear,
    asOf,
    basis: RollupBasis[basis],
    meetingsHeld: of('meetingsHeld'),
    assignments: of('assignments'),
    notStarted: of('notStarted'),
    inProgress: of('inProgress'),
    implemented: of('implemented'),
    dropped: of('dropped'),
    overdue: of('overdue'),
    notReported: of('notReported'),
    reported,
    undated: of('undated'),
    percentImplemented: reported > 0 ? percent(of('implemented'), of('assignments') - of('dropped')) : null,
  };
}
