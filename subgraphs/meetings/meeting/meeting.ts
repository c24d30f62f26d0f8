import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { ApprovedPaper } from '../../../lib/papers/approval';
import type { Day } from '../../../lib/time/day';

export enum KnownFrom {
  MINUTES = 'MINUTES',
  REPORT = 'REPORT',
}
registerEnumType(KnownFrom, {
  name: 'KnownFrom',
  description: 'From which paper the hub knows of a meeting or an assignment.',
  valuesConfig: {
    MINUTES: { description: 'From the minutes (কার্যবিবরণী) themselves.' },
    REPORT: { description: 'Only from a report on progress that cites it; its minutes have not arrived.' },
  },
});

export enum Confirmation {
  CONFIRMED = 'CONFIRMED',
  CORRECTED = 'CORRECTED',
  NOT_STATED = 'NOT_STATED',
}
registerEnumType(Confirmation, {
  name: 'Confirmation',
  description: 'What a meeting did with the minutes of the one before (দৃঢ়ীকরণ).',
  valuesConfig: {
    CONFIRMED: { description: 'Read and confirmed.' },
    CORRECTED: { description: 'Confirmed with corrections.' },
    NOT_STATED: { description: 'The minutes do not say.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A meeting (সভা) of a team or committee of an area.' })
@Entity('meetings')
export class Meeting extends ApprovedPaper {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was held; null where only the month is known.',
  })
  @Column('date', { nullable: true })
  heldOn!: Day | null;

  @Field(() => String, { description: 'The month it was held for, as YYYY-MM.' })
  @Column('varchar')
  month!: string;

  /** The day from which it counts: the day held, or the last of the month. */
  @Column('date')
  countsFrom!: Day;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it counts in, such as 2023-24.' })
  @Column('varchar')
  fiscalYear!: string;

  @Field(() => String, { nullable: true, description: 'Its number in the row of meetings, where stated.' })
  @Column('varchar', { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'The title as minuted.' })
  @Column('text', { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The place (স্থান).' })
  @Column('text', { nullable: true })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'The time it began, as minuted.' })
  @Column('varchar', { nullable: true })
  startsAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who was in the chair (সভাপতি), as minuted.' })
  @Column('text', { nullable: true })
  chair!: string | null;

  @Field(() => String, { nullable: true, description: 'Who was present (উপস্থিতি), as minuted.' })
  @Column('text', { nullable: true })
  attendance!: string | null;

  @Field(() => Confirmation, { description: 'What became of the minutes of the meeting before.' })
  @Column('varchar')
  confirmation!: Confirmation;

  @Field(() => KnownFrom, { description: 'From which paper it is known.' })
  @Column('varchar')
  knownFrom!: KnownFrom;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  publishedAt!: string | null;

  @Field(() => Int, { description: 'Counts the changes of this record; give it with the next change.' })
  @Column('int')
  revision!: number;

  @Field(() => String, { description: 'When it was recorded, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly recordedAt!: string;
}
