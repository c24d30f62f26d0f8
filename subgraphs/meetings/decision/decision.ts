import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { AskedEvery } from './asked-every';
import { DueBasis } from './due-basis';

export enum DecisionKind {
  ONE_TIME = 'ONE_TIME',
  CONTINUING = 'CONTINUING',
}
registerEnumType(DecisionKind, {
  name: 'DecisionKind',
  description: 'Whether a decision can be done with.',
  valuesConfig: {
    ONE_TIME: { description: 'Something to be done once.' },
    CONTINUING: {
      description:
        'Something to be kept up ("regularly", "shall go on"); it is never implemented once and for all.',
    },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What a meeting resolved to do (সিদ্ধান্ত).' })
@Entity('decisions')
export class Decision {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly meetingId!: string;

  /** The area that decided it: that of the meeting. */
  @Column('varchar')
  readonly areaId!: string;

  /** The day from which its meeting counts. */
  @Column('date')
  readonly decidedOn!: Day;

  @Column('varchar', { nullable: true })
  agendaItemId!: string | null;

  @Column('int')
  position!: number;

  @Field(() => String, { nullable: true, description: 'Its number in the minutes, as written.' })
  @Column('varchar', { nullable: true })
  readonly number!: string | null;

  /** The number in Latin digits without leading zeros, by which reports cite it. */
  @Column('varchar', { nullable: true })
  readonly numberKey!: string | null;

  @Field(() => String, { description: 'The decision as minuted.' })
  @Column('text')
  text!: string;

  @Field(() => DecisionKind, { description: 'Whether it can be done with.' })
  @Column('varchar')
  kind!: DecisionKind;

  @Field(() => AskedEvery, {
    nullable: true,
    description: 'How often a continuing decision asks for a report anew; null where it does not say.',
  })
  @Column('varchar', { nullable: true })
  askedEvery!: AskedEvery | null;

  @Field(() => String, { nullable: true, description: 'Who is to carry it out (বাস্তবায়নকারী), as minuted.' })
  @Column('text', { nullable: true })
  implementer!: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The last day to carry it out, as minuted; null where none.',
  })
  @Column('date', { nullable: true })
  dueOn!: Day | null;

  @Field(() => DueBasis, { nullable: true, description: 'Where that day comes from.' })
  @Column('varchar', { nullable: true })
  dueBasis!: DueBasis | null;

  @Column('varchar', { nullable: true })
  readonly derivedFromId!: string | null;
}
