import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType } from '../../../lib/pagination/connection';
import { OrderDirection } from '../../../lib/pagination/order-direction';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { Day } from '../../../lib/time/day';
import { Area, AreaLevel, CodeStatus } from './area';

export const AreaConnection = connectionType(Area, 'Area');

@InputType({ description: 'Which areas; all conditions must hold.' })
export class AreaFilter {
  @Field(() => AreaLevel, { nullable: true, description: 'Those of a level.' })
  level?: AreaLevel | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Those that hold or ever held one of these codes; at most 500.',
  })
  codes?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The area with this code and all below it, on the day in question.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'By any spelling of the name in either script, an alias or the address of the portal; 1 to 100 letters. ' +
      'Case, keyboard and small slips do not matter. A level at the end ("Rangpur Division", "রংপুর জেলা") narrows it down.',
  })
  search?: string | null;

  @Field(() => CodeStatus, { nullable: true, description: 'Those whose present code is of this kind.' })
  codeStatus?: CodeStatus | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'Those that were there on this day, under the codes and in the tree of that day; today unless given.',
  })
  existsOn?: Day | null;
}

export enum AreaOrderField {
  CODE = 'CODE',
  NAME_EN = 'NAME_EN',
  NAME_BN = 'NAME_BN',
}
registerEnumType(AreaOrderField, {
  name: 'AreaOrderField',
  description: 'By what a list of areas is ordered.',
  valuesConfig: {
    CODE: { description: 'By code: the country first, each area before those below it.' },
    NAME_EN: { description: 'By the English name.' },
    NAME_BN: { description: 'By the Bangla name, in the order of a Bangla dictionary.' },
  },
});

@InputType({ description: 'One step of the order of a list of areas.' })
export class AreaOrder {
  @Field(() => AreaOrderField, { description: 'By what.' })
  field!: AreaOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way.' })
  direction!: OrderDirection;
}

@ArgsType()
export class AreaListArguments extends PageArguments {
  @Field(() => AreaFilter, { nullable: true, description: 'Which areas; all that there are unless given.' })
  filter?: AreaFilter | null;

  @Field(() => [AreaOrder], {
    nullable: true,
    description: 'In what order, the most important first; at most 3 steps. Equal areas come by code.',
  })
  orderBy?: AreaOrder[] | null;
}
