import { Field, ID, InputType } from 'type-graphql';
import { parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { GraphQLDay } from '../graphql/day-scalar';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import type { Counted } from './item-state';
import { RollupMap, RollupScope } from './progress-arguments';
import { questionOf } from './progress-of';

/** The question of a roll-up, for a list of the records behind one of its numbers. */
@InputType()
export abstract class CountedIn {
  @Field(() => ID, { description: 'The code of the area whose roll-up it is. Else UNKNOWN_AREA.' })
  area!: string;

  @Field(() => String, { description: 'The fiscal year of the roll-up (অর্থবছর). Else BAD_FISCAL_YEAR.' })
  fiscalYear!: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day of the roll-up; today where not given.' })
  asOf?: Day | null;

  @Field(() => RollupMap, { defaultValue: RollupMap.CURRENT, description: 'By which tree it adds up.' })
  map!: RollupMap;

  @Field(() => RollupScope, {
    defaultValue: RollupScope.SUBTREE,
    description: 'How much of the tree it takes in.',
  })
  scope!: RollupScope;

  @Field(() => ID, { nullable: true, description: 'Only what this area issued.' })
  issuedBy?: string | null;
}

/** Which states the roll-up counts, on the basis on which the viewer sees it. */
export function countedBy(context: HubContext, asked: CountedIn): Counted & { fiscalYear: string } {
  const fiscalYear = parseFiscalYear(asked.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: asked.fiscalYear.slice(0, 40) });
  const areaId = areaIdOf(context, asked.area);
  return { areaId, ...questionOf(context, areaId, fiscalYear, asked.asOf ?? context.today, asked) };
}
