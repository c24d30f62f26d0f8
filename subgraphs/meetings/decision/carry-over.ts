import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description: 'An earlier decision taken up again by a later meeting; its assignments stay the same.',
})
@Entity('carry_overs')
export class CarryOver {
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly meetingId!: string;

  @Column('varchar')
  readonly decisionId!: string;

  @Column('int')
  readonly position!: number;

  @Field(() => String, { nullable: true, description: 'Its number in the later minutes, as written.' })
  @Column('varchar', { nullable: true })
  readonly number!: string | null;

  @Field(() => String, { nullable: true, description: 'What the later meeting said about it.' })
  @Column('text', { nullable: true })
  readonly note!: string | null;
}
