import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { fiscalYearOf } from '../../../lib/bangla/fiscal-year';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import type { Basis } from '../../../lib/rollup/history';
import { onlyCounted } from '../../../lib/rollup/item-state';
import { RollupMap, RollupScope } from '../../../lib/rollup/progress-arguments';
import { questionOf } from '../../../lib/rollup/progress-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demandFiscalYear } from '../plan/action-plan-list';
import { ActivityState } from './activity-state';

export enum LateActivityReason {
  NOT_REPORTED = 'NOT_REPORTED',
  NOT_DONE = 'NOT_DONE',
  OCCURRENCE_MISSED = 'OCCURRENCE_MISSED',
}
registerEnumType(LateActivityReason, {
  name: 'LateActivityReason',
  description: 'Why an activity counts as late.',
  valuesConfig: {
    NOT_REPORTED: { description: 'Its day has passed, and nothing was ever reported on it.' },
    NOT_DONE: { description: 'Its end has passed, and by the last report it is not done.' },
    OCCURRENCE_MISSED: {
      description: 'It is under way and has time until its end, but a dated step of it is not reported done.',
    },
  },
});

@ObjectType({ description: 'An activity whose due day has passed (সময়সীমা পেরিয়ে যাওয়া কার্যক্রম).' })
export class LateActivity {
  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it counts in.' })
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day by which the first of it that is not done was due.' })
  readonly dueOn!: Day;

  @Field(() => Int, { description: 'How many days it is late: 1 on the day after.' })
  readonly daysLate!: number;

  @Field(() => LateActivityReason, { description: 'Why it counts as late.' })
  readonly reason!: LateActivityReason;

  readonly activityId!: string;
  readonly areaId!: string;
  readonly asOf!: Day;
  readonly basis!: Basis;
}

@ObjectType({ description: 'A page of late activities.' })
export class LateActivityConnection extends connectionType(LateActivity, 'LateActivity') {}

@InputType({ description: 'Which late activities; all conditions hold together.' })
export class LateActivityFilter {
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

  @Field(() => LateActivityReason, { nullable: true, description: 'Those that are late for this reason.' })
  reason?: LateActivityReason | null;

  @Field(() => ID, { nullable: true, description: "Those of this area's own plans, by its code." })
  issuedBy?: string | null;

  @Field(() => RollupMap, { defaultValue: RollupMap.CURRENT, description: 'What lies below by which tree.' })
  map: RollupMap = RollupMap.CURRENT;
}

const CASES: Readonly<Record<LateActivityReason, string>> = {
  NOT_REPORTED: 'row.reported <> :stateTrue',
  NOT_DONE: 'row.reported = :stateTrue AND row.endsOn < :stateOn',
  OCCURRENCE_MISSED: 'row.reported = :stateTrue AND (row.endsOn IS NULL OR row.endsOn >= :stateOn)',
};

/**
 * What is late in an area and everything below it at the end of a day, the longest late first: of each
 * fiscal year exactly as many as its roll-up counts as overdue.
 */
export async function lateList(
  context: HubContext,
  areaId: string,
  { first, after }: PageArguments,
  filter: LateActivityFilter,
): Promise<Connection<LateActivity>> {
  const asOf = filter.asOf ?? context.today;
  const fiscalYear = filter.fiscalYear ? demandFiscalYear(filter.fiscalYear) : null;
  const where = { map: filter.map, scope: RollupScope.SUBTREE, issuedBy: filter.issuedBy ?? null };
  const question = questionOf(context, areaId, fiscalYear ?? fiscalYearOf(asOf), asOf, where);
  const { fiscalYear: _, ...anyYear } = question;
  const page = await keysetPage(context.database.reader, {
    entity: ActivityState,
    order: [{ property: 'dueOn', direction: 'ASC' }],
    first,
    after: after ?? null,
    where: (query) => {
      const counted = { areaId, ...anyYear, ...(fiscalYear ? { fiscalYear } : {}) };
      onlyCounted(query, 'row', context.directory, counted);
      query.andWhere('row.lateFrom <= :stateOn').setParameter('stateTrue', 1); // SQLite knows no booleans.
      if (filter.reason) query.andWhere(CASES[filter.reason]);
      if (!fiscalYear)
        query.andWhere(`row.fiscalYear ${filter.archive ? '<' : '>='} :firstYear`, {
          firstYear: firstLiveYear(asOf),
        });
    },
  });
  const { basis } = question;
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: lateOf(node, asOf, basis) }));
  return { ...page, edges };
}

/** The year before the one that a day lies in: what is older is the archive's. */
function firstLiveYear(on: Day): string {
  return fiscalYearOf(`${Number(on.slice(0, 4)) - 1}${on.slice(4)}`);
}

function lateOf(state: ActivityState, asOf: Day, basis: Basis): LateActivity {
  const { id: activityId, areaId, fiscalYear } = state;
  const dueOn = state.dueOn ?? '';
  return {
    fiscalYear,
    dueOn,
    daysLate: (Date.parse(asOf) - Date.parse(dueOn)) / 86_400_000,
    reason: reasonOf(state, asOf),
    activityId,
    areaId,
    asOf,
    basis,
  };
}

function reasonOf({ reported, endsOn }: ActivityState, asOf: Day): LateActivityReason {
  if (!reported) return LateActivityReason.NOT_REPORTED;
  return endsOn !== null && endsOn < asOf
    ? LateActivityReason.NOT_DONE
    : LateActivityReason.OCCURRENCE_MISSED;
}
