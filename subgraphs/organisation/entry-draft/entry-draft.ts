import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description:
    'What somebody typed into a form and has not recorded yet. Only who typed it reads it; it is gone when it is recorded or thrown away, and 30 days after it was last kept.',
})
@Entity('entry_drafts')
export class EntryDraft {
  /** Made of who typed it and where, so that both together are there once. */
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly subject!: string;

  @Field(() => String, {
    description: 'The form it was typed into, by its address at this hub, such as /enter/minutes?area=5010.',
  })
  @Column('varchar')
  readonly form!: string;

  @Field(() => String, { description: 'What was typed, as the form gave it: JSON of up to 256 KB.' })
  @Column('text')
  readonly content!: string;

  @Field(() => String, {
    description: 'When it was typed, by the clock of its device, as an instant in UTC (ISO 8601).',
  })
  @Column('varchar')
  readonly typedAt!: string;

  @Field(() => String, { description: 'When it was kept here, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly keptAt!: string;
}
