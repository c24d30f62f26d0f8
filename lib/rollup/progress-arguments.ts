import { ArgsType, Field, ID, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../graphql/day-scalar';
import type { Day } from '../time/day';

export enum RollupBasis {
  ALL = 'ALL',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(RollupBasis, {
  name: 'RollupBasis',
  description: 'Which records a roll-up counts.',
  valuesConfig: {
    ALL: { description: 'All records; for those who may see all of the area and of what lies below it.' },
    PUBLISHED: { description: 'Published records with their published reports, as if there were no others.' },
  },
});

export enum RollupMap {
  CURRENT = 'CURRENT',
  AS_OF = 'AS_OF',
}
registerEnumType(RollupMap, {
  name: 'RollupMap',
  description: 'By which tree of areas a roll-up adds up.',
  valuesConfig: {
    CURRENT: { description: "By today's tree." },
    AS_OF: {
      description:
        'By the tree of the day asked for, or of the last day of the fiscal year if that is earlier.',
    },
  },
});

export enum RollupScope {
  SUBTREE = 'SUBTREE',
  SELF = 'SELF',
}
registerEnumType(RollupScope, {
  name: 'RollupScope',
  description: 'How much of the tree a roll-up takes in.',
  valuesConfig: {
    SUBTREE: { description: 'The area and everything below it.' },
    SELF: { description: 'What the area itself owes, without what lies below it.' },
  },
});

/** Which records a roll-up takes in, and by which tree it adds up. */
@ArgsType()
export class ProgressWhere {
  @Field(() => RollupMap, { defaultValue: RollupMap.CURRENT, description: 'By which tree to add up.' })
  map!: RollupMap;

  @Field(() => RollupScope, {
    defaultValue: RollupScope.SUBTREE,
    description: 'How much of the tree to take in.',
  })
  scope!: RollupScope;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only what this area itself issued: decisions of its own meetings, its own plan; any code it ever held. Else UNKNOWN_AREA.',
  })
  issuedBy?: string | null;
}

@ArgsType()
export class ProgressArguments extends ProgressWhere {
  @Field(() => String, {
    description:
      'The fiscal year (অর্থবছর), July to June: 2023-24, 2023-2024, also in Bangla digits. Else BAD_FISCAL_YEAR.',
  })
  fiscalYear!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day at whose end to count; today where not given. A day to come fails with DAY_IN_FUTURE.',
  })
  asOf?: Day | null;
}
