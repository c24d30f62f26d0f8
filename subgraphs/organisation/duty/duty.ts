import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { AreaLevel } from '../area/area';

export enum DutyKind {
  MONTHLY_MEETING = 'MONTHLY_MEETING',
  YEARLY_PLAN = 'YEARLY_PLAN',
  ANNUAL_REPORT = 'ANNUAL_REPORT',
}
registerEnumType(DutyKind, {
  name: 'DutyKind',
  description: 'What the rules ask of every team.',
  valuesConfig: {
    MONTHLY_MEETING: { description: 'A meeting each month (মাসিক সভা).' },
    YEARLY_PLAN: { description: 'A plan of action in July for the fiscal year (বার্ষিক কর্মপরিকল্পনা).' },
    ANNUAL_REPORT: { description: 'A full report by 31 July on the year before (বাৎসরিক প্রতিবেদন).' },
  },
});

@ObjectType({ description: 'What the rules ask of every team of a level while they are in force.' })
export class Duty {
  @Field(() => ID, { description: 'Stable.' })
  readonly id!: string;

  @Field(() => AreaLevel, { description: 'Whose teams it binds.' })
  readonly level!: AreaLevel;

  @Field(() => DutyKind, { description: 'What is asked.' })
  readonly duty!: DutyKind;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Its first day; null: since before the records of the hub.',
  })
  readonly validFrom!: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The first day on which it was no longer asked; null: it still is.',
  })
  readonly validTo!: Day | null;

  @Field(() => String, { description: 'The notification that lays it down.' })
  readonly source!: string;
}
