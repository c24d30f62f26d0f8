import { Field, ObjectType, type ClassType } from 'type-graphql';
import { fail } from '../errors';
import { GraphQLDay } from '../graphql/day-scalar';
import { connectionType, type Connection, connectionOf } from '../pagination/connection';
import { fromCursor, toCursor } from '../pagination/cursor';
import { checkedFirst, type PageArguments } from '../pagination/page-arguments';
import { RollupBasis, RollupMap } from '../rollup/progress-arguments';
import type { Question } from '../rollup/progress-of';
import type { Day } from '../time/day';
import { comparePlaces, placeOf, type Group } from './grouped';

/** A row of statistics knows its group, so that its place in the list can be told. */
export interface StatisticsRow {
  readonly group: Group;
}

/** A page of statistics, and what all of its rows rest on. */
export interface StatisticsPage<Row> extends Connection<Row> {
  readonly asOf: Day;
  readonly map: RollupMap;
  readonly treeOn: Day;
  readonly basis: RollupBasis;
}

/** The directive for a field that groups: it reads all that it counts, however few rows it gives. */
export const STATISTICS_COST = '@cost(weight: 100)';

/** The GraphQL types of a list of statistics: a connection that says by which map, day and basis it counts. */
export function statisticsType<Row extends StatisticsRow & object>(
  row: ClassType<Row>,
  name: string,
): ClassType<StatisticsPage<Row>> {
  @ObjectType(`${name}Connection`, { description: `A page of ${name}, and what all its rows rest on.` })
  class StatisticsConnection extends connectionType(row, `${name}`) implements StatisticsPage<Row> {
    @Field(() => GraphQLDay, { description: 'The day at whose end this was so.' })
    readonly asOf!: Day;

    @Field(() => RollupMap, { description: 'By which tree of areas it adds up.' })
    readonly map!: RollupMap;

    @Field(() => GraphQLDay, { description: 'The day whose tree of areas that is.' })
    readonly treeOn!: Day;

    @Field(() => RollupBasis, { description: 'Which records are counted.' })
    readonly basis!: RollupBasis;
  }
  return StatisticsConnection;
}

/** A page of groups, in the order of their keys; `about` tells the cursors of one question from those of another. */
export function statisticsPage<Row extends StatisticsRow>(
  groups: readonly Group[],
  { first, after }: PageArguments,
  about: string,
  { asOf, map, treeOn, basis }: Question,
  toRow: (group: Group) => Row,
): StatisticsPage<Row> {
  const from = typeof after === 'string' ? firstAfter(groups, after, about) : 0;
  const rows = groups.slice(from, from + checkedFirst(first) + 1).map(toRow);
  const cursorOf = ({ group }: Row): string => toCursor([about, ...placeOf(group.buckets)]);
  const page = connectionOf(rows, first, after, cursorOf, () => groups.length);
  return { ...page, asOf, map, treeOn, basis: RollupBasis[basis] };
}

function firstAfter(groups: readonly Group[], after: string, about: string): number {
  const keys = about.split(' ').length - 1;
  const [list, ...place] = fromCursor(after, keys + 1);
  if (list !== about || !place.every((each) => typeof each === 'string')) throw fail('BAD_CURSOR');
  const found = groups.findIndex(({ buckets }) => comparePlaces(placeOf(buckets), place) > 0);
  return found === -1 ? groups.length : found;
}
