import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { VerifiedReport } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import { ActivityStatus } from '../activity/activity-status';

@ObjectType({ description: 'What an area reported on one activity of its plan (অগ্রগতি প্রতিবেদন).' })
@Entity('activity_reports')
export class ActivityReport extends VerifiedReport {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly activityId!: string;

  @Column('varchar')
  readonly planId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => ID, {
    description: 'The paper it came with, which all its reports share; it is published and withdrawn as one.',
  })
  @Column('varchar')
  readonly paperId!: string;

  @Field(() => GraphQLDay, { description: 'The day for which it speaks.' })
  @Column('date')
  readonly reportedOn!: Day;

  @Field(() => ActivityStatus, {
    nullable: true,
    description: 'The status it gives; null where the paper leaves the cell empty: that is no report.',
  })
  @Column('varchar', { nullable: true })
  readonly status!: ActivityStatus | null;

  @Field(() => StatusBasis, { nullable: true, description: 'On what that status rests.' })
  @Column('varchar', { nullable: true })
  readonly statusBasis!: StatusBasis | null;

  @Field(() => Float, { nullable: true, description: 'Progress in percent, 0 to 100, where stated.' })
  @Column('double', { nullable: true })
  readonly progress!: number | null;

  @Field(() => String, { nullable: true, description: 'The report as written.' })
  @Column('text', { nullable: true })
  readonly text!: string | null;

  @Field(() => String, { nullable: true, description: 'Evidence (প্রমাণক), as written.' })
  @Column('text', { nullable: true })
  readonly evidence!: string | null;

  @Directive('@listSize(assumedSize: 12)')
  @Field(() => [Int], { description: 'The positions of the occurrences that it reports done, at most 500.' })
  @Column('simple-json')
  readonly occurrencesDone!: number[];

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  readonly publishedAt!: string | null;

  @Field(() => String, { description: 'When it was recorded, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly recordedAt!: string;

  /** The report that it corrects, which stays on record beside it. */
  @Column('varchar', { nullable: true })
  readonly supersedesId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When it was taken back, as an instant in UTC (ISO 8601); it stays on record, and counts no more.',
  })
  @Column('varchar', { nullable: true })
  readonly deletedAt!: string | null;

  /** Why it corrects an earlier report, or why it was taken back or withdrawn. */
  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Field(() => Int, {
    description:
      'Counts the changes of its paper as far as they touch it; give it with the next change. 0 to those who may not see drafts.',
  })
  @Column('int')
  readonly revision!: number;
}
