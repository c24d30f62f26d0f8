import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

@ObjectType({ description: 'The time in which a person holds a post.' })
@Entity('tenures')
export class Tenure {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly postId!: string;

  @Column('varchar')
  readonly personId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => GraphQLDay, { description: 'The first day, or the first that is known.' })
  @Column('date')
  readonly fromDay!: Day;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The last day; null where it has not ended or is not known.',
  })
  @Column('date', { nullable: true })
  readonly toDay!: Day | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  readonly publishedAt!: string | null;

  @Column('varchar')
  readonly recordedAt!: string;
}
