import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

@ObjectType({ description: 'A letter that asks areas to report on the decisions of a meeting by a day.' })
@Entity('report_requests')
export class ReportRequest {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  /** The area that asks. */
  @Column('varchar')
  readonly areaId!: string;

  @Column('varchar')
  readonly meetingId!: string;

  @Field(() => GraphQLDay, { description: 'The day it was issued.' })
  @Column('date')
  readonly issuedOn!: Day;

  @Field(() => GraphQLDay, { description: 'The last day to report.' })
  @Column('date')
  readonly dueOn!: Day;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  publishedAt!: string | null;

  @Field(() => String, { description: 'When it was recorded, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly recordedAt!: string;
}

/** An area of which a report is asked. */
@Entity('requested_areas')
export class RequestedArea {
  @PrimaryColumn('varchar')
  readonly requestId!: string;

  @PrimaryColumn('varchar')
  readonly areaId!: string;
}
