import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { ApprovedPaper } from '../../../lib/papers/approval';
import type { Day } from '../../../lib/time/day';

@Directive('@key(fields: "id")')
@ObjectType({
  description: "The yearly action plan (বার্ষিক কর্মপরিকল্পনা) of an area's team; one for each fiscal year.",
})
@Entity('action_plans')
export class ActionPlan extends ApprovedPaper {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it is for, such as 2023-24.' })
  @Column('varchar')
  readonly fiscalYear!: string;

  @Field(() => String, { nullable: true, description: 'The title as written.' })
  @Column('text', { nullable: true })
  readonly title!: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was submitted; null where the paper bears none.',
  })
  @Column('date', { nullable: true })
  readonly submittedOn!: Day | null;

  /** The day from which it counts: the day submitted, or the first of its fiscal year. */
  @Column('date')
  readonly countsFrom!: Day;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  readonly publishedAt!: string | null;

  @Field(() => Int, { description: 'Counts the changes of this record; give it with the next change.' })
  @Column('int')
  readonly revision!: number;

  @Field(() => String, { description: 'When it was recorded, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly recordedAt!: string;

  /** Why it was last withdrawn from the public. */
  @Column('text', { nullable: true })
  readonly withdrawnFor!: string | null;
}
