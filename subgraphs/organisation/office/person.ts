import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A person known from official papers, by name only.' })
@Entity('persons')
export class Person {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => String, { description: 'The name as written, without rank or post.' })
  @Column('varchar')
  readonly name!: string;

  /** The folded name, by which the same person is found again. */
  @Column('varchar')
  readonly nameKey!: string;
}
