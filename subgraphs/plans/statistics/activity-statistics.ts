import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { verificationMeasures } from '../../../lib/rollup/verification';
import { GroupKey } from '../../../lib/statistics/group-key';
import { keysOf, type Group } from '../../../lib/statistics/grouped';
import { statisticsType, type StatisticsRow } from '../../../lib/statistics/statistics-page';

@ObjectType({
  description:
    'How far the activities of one group have come. Each measure means what it means in PlanProgress (docs/measures.md); ' +
    'percentages weigh within whole plans, so that planProgress alone tells them.',
})
export class ActivityStatistics implements StatisticsRow {
  @Directive('@listSize(assumedSize: 3)')
  @Field(() => [GroupKey], {
    description: 'By what the group is told from the others, in the order of groupBy.',
  })
  readonly keys!: readonly GroupKey[];

  @Field(() => Int, { description: 'Activities (কার্যক্রম) of plans. The sum of the four states below.' })
  readonly activities!: number;

  @Field(() => Int, { description: 'Activities not started, those not reported included.' })
  readonly notStarted!: number;

  @Field(() => Int, { description: 'Activities in progress.' })
  readonly inProgress!: number;

  @Field(() => Int, { description: 'Activities done (সম্পন্ন).' })
  readonly completed!: number;

  @Field(() => Int, { description: 'Activities given up.' })
  readonly cancelled!: number;

  @Field(() => Int, { description: 'Open activities of which something is late. Each once.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Activities without any report; part of notStarted.' })
  readonly notReported!: number;

  @Field(() => Int, { description: 'Activities with a report.' })
  readonly reported!: number;

  @Field(() => Int, {
    description: 'Of those reported, the ones that no superior office has verified or disputed (প্রতিবেদিত).',
  })
  readonly claimed!: number;

  @Field(() => Int, { description: 'Those whose last report a superior office found right (যাচাইকৃত).' })
  readonly verified!: number;

  @Field(() => Int, { description: 'Those whose last report a superior office does not accept (আপত্তিকৃত).' })
  readonly disputed!: number;

  @Field(() => Int, {
    description: 'Open activities without a due day, or with one in doubt; they are never overdue.',
  })
  readonly undated!: number;

  readonly group!: Group;
}

export const ActivityStatisticsConnection = statisticsType(ActivityStatistics, 'ActivityStatistics');

/** Which states each measure counts, as the rules of the roll-up say it; null for all of them. */
export const MEASURES = {
  activities: null,
  notStarted: "state.status = 'NOT_STARTED'",
  inProgress: "state.status = 'IN_PROGRESS'",
  completed: "state.status = 'COMPLETED'",
  cancelled: "state.status = 'CANCELLED'",
  overdue: 'state.lateFrom <= :stateOn',
  notReported: 'state.reported <> :stateTrue',
  verified: "state.verification = 'VERIFIED'",
  disputed: "state.verification = 'DISPUTED'",
  undated: 'state.undated = :stateTrue',
} as const;

/** A row of statistics of activities. */
export function toActivityStatistics(groupBy: readonly string[]): (group: Group) => ActivityStatistics {
  return (group) => {
    const of = (measure: keyof typeof MEASURES): number => group.counts[measure] ?? 0;
    const reported = of('activities') - of('notReported');
    return {
      keys: keysOf(group, groupBy),
      activities: of('activities'),
      notStarted: of('notStarted'),
      inProgress: of('inProgress'),
      completed: of('completed'),
      cancelled: of('cancelled'),
      overdue: of('overdue'),
      notReported: of('notReported'),
      reported,
      ...verificationMeasures(group.counts, reported),
      undated: of('undated'),
      group,
    };
  };
}
