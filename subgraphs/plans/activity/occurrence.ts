import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { DatePrecision } from './period';

@ObjectType({
  description: 'A dated step inside an activity, such as its second circle or its day in one upazila.',
})
@Entity('occurrences')
export class Occurrence {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly activityId!: string;

  @Column('varchar')
  readonly planId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => Int, { description: 'Its place in the activity, counted from 1; reports name it by that.' })
  @Column('int')
  readonly position!: number;

  @Field(() => String, { nullable: true, description: 'What the paper calls it.' })
  @Column('text', { nullable: true })
  readonly label!: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day planned; of a month its last day.' })
  @Column('date', { nullable: true })
  readonly on!: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the paper names it.' })
  @Column('varchar', { nullable: true })
  readonly precision!: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The date in the words of the paper.' })
  @Column('text', { nullable: true })
  readonly raw!: string | null;

  /** The area below the plan's own where it takes place. */
  @Column('varchar', { nullable: true })
  readonly placeId!: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day for which it was first reported done; null while it is not.',
  })
  @Column('date', { nullable: true })
  readonly doneOn!: Day | null;

  @Column('date', { nullable: true })
  readonly publishedDoneOn!: Day | null;
}
