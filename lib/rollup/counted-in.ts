import { Field, ID, InputType } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { GraphQLDay } from '../graphql/day-scalar';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import { onlyCounted, type Counted, type ItemState } from './item-state';
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
function countedBy(context: HubContext, asked: CountedIn): Counted & { fiscalYear: string } {
  const fiscalYear = parseFiscalYear(asked.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: asked.fiscalYear.slice(0, 40) });
  const areaId = areaIdOf(context, asked.area);
  return { areaId, ...questionOf(context, areaId, fiscalYear, asked.asOf ?? context.today, asked) };
}

/**
 * Narrows a list of items, which it sees as `row`, to those that a number counts: no more and no fewer.
 * `states` says which of their states the number takes, seen as `state`; `earlier` takes those of all
 * fiscal years before the one in question.
 */
export function onlyItemsCounted<Row extends ObjectLiteral, State extends ItemState>(
  context: HubContext,
  query: SelectQueryBuilder<Row>,
  entity: new () => State,
  asked: CountedIn,
  states: string | undefined,
  earlier: boolean,
): void {
  const { fiscalYear, ...counted } = countedBy(context, asked);
  const state = query.subQuery().select('state.id').from(entity, 'state').where('1 = 1');
  onlyCounted(state, 'state', context.directory, earlier ? counted : { ...counted, fiscalYear });
  if (earlier) state.andWhere('state.fiscalYear < :stateYear', { stateYear: fiscalYear });
  if (states) state.andWhere(states, { stateTrue: 1 }); // SQLite knows no booleans.
  query.andWhere(`row.id IN ${state.getQuery()}`).setParameters(state.getParameters());
}

/** Narrows a list of records that count from a day on, each in its own area, to those that a number counts. */
export function onlyRecordsCounted<Row extends { areaId: string; fiscalYear: string; publishedAt: unknown }>(
  context: HubContext,
  query: SelectQueryBuilder<Row>,
  dayColumn: keyof Row & string,
  asked: CountedIn,
): void {
  const { areaId, fiscalYear, asOf, treeOn, basis, scope, issuerId } = countedBy(context, asked);
  const areaIds = scope === RollupScope.SELF ? [areaId] : context.directory.countedWithin(areaId, treeOn);
  query.andWhere(`row.fiscalYear = :countedYear AND row.${dayColumn} <= :countedOn`, {
    countedYear: fiscalYear,
    countedOn: asOf,
  });
  query.andWhere('row.areaId IN (:...countedAreaIds)', { countedAreaIds: areaIds });
  if (basis === 'PUBLISHED') query.andWhere('row.publishedAt IS NOT NULL');
  if (issuerId) query.andWhere('row.areaId = :countedIssuerId', { countedIssuerId: issuerId });
}
