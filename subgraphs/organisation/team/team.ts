import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

export enum TeamKind {
  INNOVATION_TEAM = 'INNOVATION_TEAM',
}
registerEnumType(TeamKind, {
  name: 'TeamKind',
  description: 'What sort of body a team is; others may follow.',
  valuesConfig: { INNOVATION_TEAM: { description: 'Innovation team or committee (ইনোভেশন টিম).' } },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An innovation team (ইনোভেশন টিম) of an area.' })
@Entity('teams')
export class Team {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => TeamKind, { description: 'What sort of body it is.' })
  @Column('varchar')
  readonly kind!: TeamKind;

  @Field(() => String, { description: 'Its name in English, made from its area.' })
  @Column('varchar')
  readonly nameEn!: string;

  @Field(() => String, { description: 'Its name in Bangla, as the order gives it, or made from its area.' })
  @Column('varchar')
  readonly nameBn!: string;

  @Field(() => GraphQLDay, {
    description:
      'The day from which the order forms it; for an inferred team, the first day it is known from.',
  })
  @Column('date')
  readonly formedOn!: Day;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which the next team of the area took over; null while none has.',
  })
  @Column('date', { nullable: true })
  readonly dissolvedOn!: Day | null;

  @Field(() => Boolean, {
    description:
      'Whether it is known only from papers of its work; true until the order that forms it arrives.',
  })
  @Column('boolean')
  readonly inferred!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as an instant in UTC (ISO 8601); null while it is a draft.',
  })
  @Column('varchar', { nullable: true })
  readonly publishedAt!: string | null;

  @Directive('@listSize(assumedSize: 30)')
  @Field(() => [String], { description: 'Its terms of reference (কার্যপরিধি) in order, at most 500.' })
  @Column('simple-json')
  readonly termsOfReference!: string[];

  /** The team that an order formed in the place of this inferred one; this one is then no longer listed. */
  @Column('varchar', { nullable: true })
  readonly successorId!: string | null;

  @Field(() => Int, { description: 'Counts its changes; an act that changes it names the one it has read.' })
  @Column('int')
  readonly revision!: number;

  @Column('varchar')
  readonly recordedAt!: string;
}
