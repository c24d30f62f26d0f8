import { Field, ID, InputType } from 'type-graphql';
import { fiscalYearOf, parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { GraphQLDay } from '../graphql/day-scalar';
import type { Connection } from '../pagination/connection';
import { keysetPage } from '../pagination/keyset';
import type { PageArguments } from '../pagination/page-arguments';
import type { HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import { onlyCounted, type ItemState } from './item-state';
import { RollupMap, RollupScope } from './progress-arguments';
import { questionOf, type Question } from './progress-of';

/** What every list of the late is asked. */
@InputType()
export abstract class LateQuestion {
  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'Late at the end of that day; today where not given. A day to come fails with DAY_IN_FUTURE.',
  })
  asOf?: Day | null;

  @Field(() => String, { nullable: true, description: 'Those of one fiscal year. Else BAD_FISCAL_YEAR.' })
  fiscalYear?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Those of archive years instead: all before the year before that of the day. Without fiscalYear.',
  })
  archive: boolean = false;

  @Field(() => ID, {
    nullable: true,
    description: "Those from an area's own meetings, or of its own plans, by its code.",
  })
  issuedBy?: string | null;

  @Field(() => RollupMap, { defaultValue: RollupMap.CURRENT, description: 'What lies below by which tree.' })
  map: RollupMap = RollupMap.CURRENT;
}

/**
 * A page of what is late in an area and everything below it at the end of a day, the longest late first:
 * of each fiscal year exactly as many as its roll-up counts as overdue. `reason` narrows it down further,
 * seeing the state as `row`; `toNode` makes a row of the list from a state.
 */
export async function latePage<State extends ItemState, Node>(
  context: HubContext,
  entity: new () => State,
  areaId: string,
  { first, after }: PageArguments,
  asked: LateQuestion,
  reason: string | null,
  toNode: (state: State, question: Question) => Node,
): Promise<Connection<Node>> {
  const asOf = asked.asOf ?? context.today;
  const given = asked.fiscalYear;
  const fiscalYear = typeof given === 'string' ? parseFiscalYear(given) : null;
  if (typeof given === 'string' && !fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: given.slice(0, 40) });
  const where = { map: asked.map, scope: RollupScope.SUBTREE, issuedBy: asked.issuedBy ?? null };
  const question = questionOf(context, areaId, fiscalYear ?? fiscalYearOf(asOf), asOf, where);
  const { fiscalYear: _, ...anyYear } = question;
  const page = await keysetPage<State>(context.database.reader, {
    entity,
    order: [{ property: 'dueOn', direction: 'ASC' }],
    first,
    after: after ?? null,
    where: (query) => {
      const counted = { areaId, ...anyYear, ...(fiscalYear ? { fiscalYear } : {}) };
      onlyCounted(query, 'row', context.directory, counted);
      query.andWhere('row.lateFrom <= :stateOn').setParameter('stateTrue', 1); // SQLite knows no booleans.
      if (reason) query.andWhere(reason);
      if (!fiscalYear)
        query.andWhere(`row.fiscalYear ${asked.archive ? '<' : '>='} :firstYear`, {
          firstYear: firstLiveYear(asOf),
        });
    },
  });
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: toNode(node, question) }));
  return { ...page, edges };
}

/** How many days something that was due is late at the end of a day. */
export function daysLate(dueOn: Day, asOf: Day): number {
  return (Date.parse(asOf) - Date.parse(dueOn)) / 86_400_000;
}

/** The year before the one that a day lies in: what is older is the archive's. */
function firstLiveYear(on: Day): string {
  return fiscalYearOf(`${Number(on.slice(0, 4)) - 1}${on.slice(4)}`);
}
