import { ArgsType, Field } from 'type-graphql';
import { fiscalYearOf } from '../bangla/fiscal-year';
import type { SelectQueryBuilder } from 'typeorm';
import { GraphQLDay } from '../graphql/day-scalar';
import { PageArguments } from '../pagination/page-arguments';
import { onlyCounted, type ItemState } from '../rollup/item-state';
import { RollupMap, RollupScope } from '../rollup/progress-arguments';
import { questionOf, type Question } from '../rollup/progress-of';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import { demand } from '../writing/checks';
import { isOneOf, yearsAsked } from './asked';

@ArgsType()
export class StatisticsArguments extends PageArguments {
  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day at whose end to count; today where not given. A day to come fails with DAY_IN_FUTURE.',
  })
  asOf?: Day | null;

  @Field(() => RollupMap, {
    defaultValue: RollupMap.CURRENT,
    description:
      'By which tree areas add up. AS_OF is the tree of asOf, or where exactly one fiscal year is asked for that of its ' +
      'last day if that is earlier.',
  })
  map!: RollupMap;
}

/** Whose records are meant, and of which years. */
export interface StatisticsWhere {
  readonly area?: string | null;
  readonly within?: string | null;
  readonly issuedBy?: string | null;
  readonly fiscalYear?: string | null;
  readonly fiscalYears?: readonly string[] | null;
}

/** A question of statistics, its arguments understood. */
export interface StatisticsQuestion extends Question {
  readonly areaId: string;
  /** Of all fiscal years where null. */
  readonly years: readonly string[] | null;
}

/** Understands a question as a roll-up would, so that the viewer's basis, the map and what counts twice are the same. */
export function statisticsQuestion(
  context: HubContext,
  where: StatisticsWhere,
  { asOf, map }: StatisticsArguments,
): StatisticsQuestion {
  const { area, within } = where;
  const self = typeof area === 'string';
  demand(!self || typeof within !== 'string', 'Give area or within, not both.');
  const areaId = areaIdOf(context, area ?? within ?? COUNTRY);
  const years = yearsAsked(where);
  const day = asOf ?? context.today;
  const year = years?.length === 1 && years[0] ? years[0] : fiscalYearOf(day);
  const scope = self ? RollupScope.SELF : RollupScope.SUBTREE;
  const issuedBy = where.issuedBy ?? null;
  return { areaId, years, ...questionOf(context, areaId, year, day, { map, scope, issuedBy }) };
}

const COUNTRY = 'BD';

/** Narrows states, which the query sees as `state`, to those that the question counts. */
export function onlyAsked<State extends ItemState>(
  context: HubContext,
  query: SelectQueryBuilder<State>,
  { years, fiscalYear: _, ...counted }: StatisticsQuestion,
): void {
  onlyCounted(query, 'state', context.directory, counted);
  query.setParameter('stateTrue', 1); // SQLite knows no booleans.
  if (years) query.andWhere(isOneOf('state.fiscalYear', 'stateYears', years), { stateYears: years });
}

/** At most a few keys, each once: more of them than people can read. */
export function demandKeys(keys: readonly string[]): void {
  demand(
    keys.length <= MOST_KEYS && new Set(keys).size === keys.length,
    `groupBy takes at most ${MOST_KEYS} keys, each once.`,
  );
}

const MOST_KEYS = 3;

/** The day in Dhaka of an instant that a column holds, in the words of either database. */
export function dayOfInstant({ database }: HubContext, column: string): string {
  return database.kind === 'sqlite'
    ? `DATE(${column}, '+6 hours')`
    : `DATE_FORMAT(DATE_ADD(STR_TO_DATE(SUBSTR(${column}, 1, 19), '%Y-%m-%dT%H:%i:%s'), INTERVAL 6 HOUR), '%Y-%m-%d')`;
}
