import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { ApprovedPaper } from '../../../lib/papers/approval';
import type { Day } from '../../../lib/time/day';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'The full report of an area on a fiscal year (বাৎসরিক প্রতিবেদন), due on the 31 July after it.',
})
@Entity('annual_reports')
export class AnnualReport extends ApprovedPaper {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it reports on, such as 2023-24.' })
  @Column('varchar')
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day it was submitted.' })
  @Column('date')
  readonly submittedOn!: Day;

  @Field(() => GraphQLDay, { description: 'The day by which it was due: 31 July after the year.' })
  @Column('date')
  readonly dueOn!: Day;

  @Field(() => String, { nullable: true, description: 'The report as written.' })
  @Column('text', { nullable: true })
  readonly text!: string | null;

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
