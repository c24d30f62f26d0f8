import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { percent } from '../../../lib/rollup/progress-of';
import { verificationMeasures } from '../../../lib/rollup/verification';
import { GroupKey } from '../../../lib/statistics/group-key';
import { keysOf, type Group } from '../../../lib/statistics/grouped';
import { statisticsType, type StatisticsRow } from '../../../lib/statistics/statistics-page';

@ObjectType({
  description:
    'How far the decisions of one group have come. Each measure means what it means in DecisionProgress (docs/measures.md).',
})
export class DecisionStatistics implements StatisticsRow {
  @Directive('@listSize(assumedSize: 3)')
  @Field(() => [GroupKey], {
    description: 'By what the group is told from the others, in the order of groupBy.',
  })
  readonly keys!: readonly GroupKey[];

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

  @Field(() => Int, { description: 'Those whose report a superior office does not accept (আপত্তিকৃত).' })
  readonly disputed!: number;

  @Field(() => Int, { description: 'Open assignments without a due day; they are never overdue.' })
  readonly undated!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'implemented ÷ (assignments − dropped) in percent, one decimal; null where nothing is assigned or nothing reported.',
  })
  readonly percentImplemented!: number | null;

  readonly group!: Group;
}

export const DecisionStatisticsConnection = statisticsType(DecisionStatistics, 'DecisionStatistics');

/** Which states each measure counts, as the rules of the roll-up say it; null for all of them. */
export const MEASURES = {
  assignments: null,
  notStarted: "state.status = 'NOT_STARTED'",
  inProgress: "state.status = 'IN_PROGRESS'",
  implemented: "state.status = 'IMPLEMENTED'",
  dropped: "state.status = 'DROPPED'",
  overdue: 'state.lateFrom <= :stateOn',
  notReported: 'state.reported <> :stateTrue',
  verified: "state.verification = 'VERIFIED'",
  disputed: "state.verification = 'DISPUTED'",
  undated: 'state.undated = :stateTrue',
} as const;

/** A row of statistics of decisions. */
export function toDecisionStatistics(groupBy: readonly string[]): (group: Group) => DecisionStatistics {
  return (group) => {
    const of = (measure: keyof typeof MEASURES): number => group.counts[measure] ?? 0;
    const reported = of('assignments') - of('notReported');
    return {
      keys: keysOf(group, groupBy),
      assignments: of('assignments'),
      notStarted: of('notStarted'),
      inProgress: of('inProgress'),
      implemented: of('implemented'),
      dropped: of('dropped'),
      overdue: of('overdue'),
      notReported: of('notReported'),
      reported,
      ...verificationMeasures(group.counts, reported),
      undated: of('undated'),
      percentImplemented: reported > 0 ? percent(of('implemented'), of('assignments') - of('dropped')) : null,
      group,
    };
  };
}
