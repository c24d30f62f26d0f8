import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

export enum OfficeKind {
  CABINET_DIVISION = 'CABINET_DIVISION',
  DIVISIONAL_COMMISSIONER = 'DIVISIONAL_COMMISSIONER',
  DEPUTY_COMMISSIONER = 'DEPUTY_COMMISSIONER',
  UPAZILA_NIRBAHI_OFFICER = 'UPAZILA_NIRBAHI_OFFICER',
}
registerEnumType(OfficeKind, {
  name: 'OfficeKind',
  description: 'The offices of the field administration.',
  valuesConfig: {
    CABINET_DIVISION: { description: 'Cabinet Division (মন্ত্রিপরিষদ বিভাগ), over the whole country.' },
    DIVISIONAL_COMMISSIONER: { description: "Divisional Commissioner's Office (বিভাগীয় কমিশনারের কার্যালয়)." },
    DEPUTY_COMMISSIONER: { description: "Deputy Commissioner's Office (জেলা প্রশাসকের কার্যালয়)." },
    UPAZILA_NIRBAHI_OFFICER: {
      description: "Upazila Nirbahi Officer's Office (উপজেলা নির্বাহী অফিসারের কার্যালয়).",
    },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An office (কার্যালয়) that administers an area.' })
@Entity('offices')
export class Office {
  @Field(() => ID, { description: 'Stable, whatever becomes of names and codes.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => OfficeKind, { description: 'Which office it is.' })
  @Column('varchar')
  readonly kind!: OfficeKind;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('varchar')
  readonly nameEn!: string;

  @Field(() => String, { description: 'Its name in Bangla, as on its letterhead.' })
  @Column('varchar')
  readonly nameBn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The first segment of its memo numbers (স্মারক নম্বর), the ministry; two digits, null where not known.',
  })
  @Column('varchar', { nullable: true })
  readonly memoMinistry!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The second segment of its memo numbers, the sort of office; two digits, null where not known.',
  })
  @Column('varchar', { nullable: true })
  readonly memoOffice!: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Its first day; null: since before the records of the hub.',
  })
  @Column('date', { nullable: true })
  readonly validFrom!: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The first day on which it was no more; null: it still is.',
  })
  @Column('date', { nullable: true })
  readonly validTo!: Day | null;
}
