import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { AreaLevel } from '../area/area';

@InputType({ description: 'A new code for an area.' })
export class CodeChangeInput {
  @Field(() => ID, { description: 'Any code that the area holds or held, in Latin or Bangla digits.' })
  code!: string;

  @Field(() => ID, { description: 'The code that it gets; none that another area ever held.' })
  newCode!: string;
}

/** What all acts on areas have in common. */
@InputType()
export abstract class AreaActInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => GraphQLDay, {
    description: 'The first day on which it holds; past, or at most two years ahead.',
  })
  from!: Day;

  @Field(() => MemoInput, {
    nullable: true,
    description: 'The order or gazette notification (প্রজ্ঞাপন) that lays it down; at least its number.',
  })
  memo?: MemoInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is laid down, in words; needed where no memo number is given.',
  })
  source?: string | null;

  @Field(() => [CodeChangeInput], {
    nullable: true,
    description:
      'New codes that come with it, for any area that it touches and what lies below; at most 500.',
  })
  newCodes?: CodeChangeInput[] | null;
}

@InputType({ description: 'A new area that lies in another one.' })
export class CreateAreaInput extends AreaActInput {
  @Field(() => ID, { description: 'Its code; none that any area ever held.' })
  code!: string;

  @Field(() => AreaLevel, { description: 'Its level, the one below that of the area it lies in.' })
  level!: AreaLevel;

  @Field(() => ID, { description: 'The code of the area that it lies in.' })
  parentCode!: string;

  @Field(() => String, { description: 'Its name in English; 1 to 200 letters.' })
  nameEn!: string;

  @Field(() => String, { description: 'Its name in Bangla; 1 to 200 letters.' })
  nameBn!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Other spellings in use, in either script; at most 20.',
  })
  aliases?: string[] | null;
}

@InputType({ description: 'An area that from a day on lies in another one.' })
export class MoveAreaInput extends AreaActInput {
  @Field(() => ID, { description: 'The code of the area that moves, with all below it.' })
  code!: string;

  @Field(() => ID, { description: 'The code of the area that it lies in from then on.' })
  toParentCode!: string;
}

@InputType({ description: 'New codes for areas, in newCodes.' })
export class ChangeAreaCodesInput extends AreaActInput {}

@InputType({ description: 'Areas that become part of another one of their level.' })
export class MergeAreasInput extends AreaActInput {
  @Field(() => [ID], {
    description: 'The codes of the areas that end; what lies in them then lies in the other one. At most 50.',
  })
  codes!: string[];

  @Field(() => ID, { description: 'The code of the area that they become part of.' })
  intoCode!: string;
}

@InputType({ description: 'A new area made out of another one.' })
export class SplitPartInput {
  @Field(() => ID, { description: 'Its code; none that any area ever held.' })
  code!: string;

  @Field(() => String, { description: 'Its name in English; 1 to 200 letters.' })
  nameEn!: string;

  @Field(() => String, { description: 'Its name in Bangla; 1 to 200 letters.' })
  nameBn!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Other spellings in use, in either script; at most 20.',
  })
  aliases?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The codes of the areas directly below the old one that go to it; at most 64.',
  })
  childCodes?: string[] | null;
}

@InputType({ description: 'An area out of which others of its level are made.' })
export class SplitAreaInput extends AreaActInput {
  @Field(() => ID, { description: 'The code of the area that is split.' })
  code!: string;

  @Field(() => [SplitPartInput], { description: 'The new areas; 1 to 50. They lie in what it lies in.' })
  into!: SplitPartInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Where the old area ends: the code of the new one that takes over its records and what no other part gets. It goes on, smaller, where not given.',
  })
  successorCode?: string | null;
}

@InputType({ description: 'An area that ends.' })
export class CloseAreaInput extends AreaActInput {
  @Field(() => ID, { description: 'The code of the area that ends.' })
  code!: string;

  @Field(() => ID, {
    description: 'The code of the area of its level that takes over its records, and what lies in it.',
  })
  successorCode!: string;
}
