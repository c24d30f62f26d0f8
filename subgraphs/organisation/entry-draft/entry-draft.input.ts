import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What has been typed into a form so far.' })
export class KeepEntryDraftInput {
  @Field(() => String, {
    description: 'The address of the form at this hub: /enter/…, with ?area= where it is for another area.',
  })
  form!: string;

  @Field(() => String, { description: 'What was typed: JSON of up to 256 KB.' })
  content!: string;

  @Field(() => String, {
    description:
      'When it was typed, as an instant in UTC (ISO 8601). What was typed later stays; a time to come counts as now.',
  })
  typedAt!: string;
}

@InputType({ description: 'What was typed and is not needed any more.' })
export class DropEntryDraftsInput {
  @Field(() => [String], {
    nullable: true,
    description: 'The forms, by their addresses; all where none are given.',
  })
  forms?: string[] | null;
}
