import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { VerifiedReport } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import { AssignmentStatus } from '../assignment/assignment';
import { StatusBasis } from '../../../lib/papers/status-basis';

@ObjectType({ description: 'What an area reported on one assignment (অগ্রগতি প্রতিবেদন).' })
@Entity('decision_reports')
export class DecisionReport extends VerifiedReport {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly assignmentId!: string;

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

  @Field(() => AssignmentStatus, {
    nullable: true,
    description: 'The status it gives; null where the paper leaves the cell empty: that is no report.',
  })
  @Column('varchar', { nullable: true })
  readonly status!: AssignmentStatus | null;

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
      'When it was deleted, as an instant in UTC (ISO 8601): it stays on record for those who may see drafts, and counts no more. Null while it stands.',
  })
  @Column('varchar', { nullable: true })
  readonly deletedAt!: string | null;

  /** Why it corrects an earlier report. */
  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Counts the changes of its paper as far as they touch it; give it with the next change. Null to those who may not see drafts.',
  })
  @Column('int')
  readonly revision!: number;
}
