import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

export enum AreaActKind {
  CREATE = 'CREATE',
  MOVE = 'MOVE',
  CHANGE_CODES = 'CHANGE_CODES',
  MERGE = 'MERGE',
  SPLIT = 'SPLIT',
  CLOSE = 'CLOSE',
}
registerEnumType(AreaActKind, {
  name: 'AreaActKind',
  description: 'How an order changes the tree of areas.',
  valuesConfig: {
    CREATE: { description: 'It makes an area (নতুন এলাকা গঠন).' },
    MOVE: { description: 'It puts an area under another one.' },
    CHANGE_CODES: { description: 'It gives areas new codes.' },
    MERGE: { description: 'It puts areas together into one that goes on (একীভূতকরণ).' },
    SPLIT: { description: 'It makes areas out of one (বিভক্তকরণ).' },
    CLOSE: { description: 'It ends an area in favour of a successor (বিলুপ্তি).' },
  },
});

/** One area's part in an act; an act has a row for each area that it touches. */
@ObjectType({
  description:
    'What an order changed about one area, from a day on. Fields about a place or a code are null where that stayed as it was.',
})
@Entity('area_changes')
export class AreaChange {
  @Field(() => ID, { description: 'Stable.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  /** Shared by all that one order changed in one act; the memo stands under it. */
  @Column('varchar')
  readonly actId!: string;

  @Field(() => AreaActKind, { description: 'What the order did.' })
  @Column('varchar')
  readonly act!: AreaActKind;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => GraphQLDay, { name: 'from', description: 'The first day on which it holds.' })
  @Column('date')
  readonly fromDay!: Day;

  @Column('varchar', { nullable: true })
  readonly formerParentId!: string | null;

  @Column('varchar', { nullable: true })
  readonly parentId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The code that the area held until then; null where it kept its code, or is new.',
  })
  @Column('varchar', { nullable: true })
  readonly formerCode!: string | null;

  @Field(() => ID, {
    name: 'newCode',
    nullable: true,
    description: 'The code that it holds from then on; null where it kept its code.',
  })
  @Column('varchar', { nullable: true })
  readonly code!: string | null;

  @Column('varchar', { nullable: true })
  readonly successorId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is laid down, in words; null where only the order itself is on record.',
  })
  @Column('text', { nullable: true })
  readonly source!: string | null;
}
