import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A post (পদ) in an office, whoever holds it.' })
@Entity('posts')
export class Post {
  @Field(() => ID, { description: 'Stable.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly officeId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('varchar')
  readonly nameEn!: string;

  @Field(() => String, { description: 'Its name in Bangla (পদবি).' })
  @Column('varchar')
  readonly nameBn!: string;

  @Field(() => Boolean, { description: 'Whether it is at the head of the office.' })
  @Column('boolean')
  readonly isHead!: boolean;
}
