import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A topic of a meeting (আলোচ্য বিষয়) and what was said about it.' })
@Entity('agenda_items')
export class AgendaItem {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly meetingId!: string;

  @Column('int')
  readonly position!: number;

  @Field(() => String, { nullable: true, description: 'Its number as minuted.' })
  @Column('varchar', { nullable: true })
  readonly number!: string | null;

  @Field(() => String, { nullable: true, description: 'The topic (বিষয়).' })
  @Column('text', { nullable: true })
  readonly topic!: string | null;

  @Field(() => String, { nullable: true, description: 'The discussion (আলোচনা).' })
  @Column('text', { nullable: true })
  readonly discussion!: string | null;
}
