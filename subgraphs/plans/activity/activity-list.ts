import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetColumn, KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { areasAsked, hasWords, isOneOf, yearsAsked } from '../../../lib/statistics/asked';
import { searchedWords } from '../../../lib/statistics/search-key';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { CountedInPlans, onlyActivitiesCounted } from '../area/counted-in-plans';
import { Activity } from './activity';
import { ActivityStatus } from './activity-status';
import { ActivityWords } from './activity-words';

@ObjectType({ description: 'A page of activities.' })
export class ActivityConnection extends connectionType(Activity, 'Activity') {}

@InputType({ description: 'Which activities; all conditions hold together.' })
export class ActivityFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those of one of these fiscal years, at most 50.' })
  fiscalYears?: string[] | null;

  @Field(() => ID, { nullable: true, description: "Those of this area's own plans, by its code." })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those of an area and of all below it, the area itself included, by its code.',
  })
  within?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Those of which something is next due on or after a day.',
  })
  dueFrom?: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Those of which something is next due on or before a day.',
  })
  dueTo?: Day | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Those with all of these words, or beginnings and parts of words, in their task, subject, expected result or ' +
      'responsible: 1 to 100 characters. Case, digits of either script and how a keyboard wrote them do not matter.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those whose responsible (দায়িত্বপ্রাপ্ত কর্মকর্তা/টিম) has all of these words.',
  })
  responsible?: string | null;

  @Field(() => [ActivityStatus], { nullable: true, description: 'Those in one of these states.' })
  status?: ActivityStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether their due day has passed while they are open.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is any report on them.' })
  reported?: boolean | null;

  @Field(() => CountedInPlans, {
    nullable: true,
    description: 'Exactly those that a number of a roll-up counts, as its explain says.',
  })
  countedIn?: CountedInPlans | null;
}

export enum ActivityOrder {
  NEWEST_FIRST = 'NEWEST_FIRST',
  OLDEST_FIRST = 'OLDEST_FIRST',
  ENDS_FIRST = 'ENDS_FIRST',
  ENDS_LAST = 'ENDS_LAST',
}
registerEnumType(ActivityOrder, {
  name: 'ActivityOrder',
  description: 'In which order activities are listed.',
  valuesConfig: {
    NEWEST_FIRST: {
      description: 'By the day their plan was submitted, the latest first; within it in its order.',
    },
    OLDEST_FIRST: {
      description: 'By the day their plan was submitted, the earliest first; within it in its order.',
    },
    ENDS_FIRST: {
      description: 'By the last day of their period, the earliest first; those without one last.',
    },
    ENDS_LAST: { description: 'By the last day of their period, the latest first; those without one last.' },
  },
});

/** The list of activities that a viewer may see, by a filter and an order; the filter knows only what that viewer sees. */
export function activityList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: ActivityFilter | null | undefined,
  orderBy: ActivityOrder,
): KeysetList<Activity> {
  const { authority, today } = context;
  const areaIds = areasAsked(context, filter ?? {});
  const years = yearsAsked(filter ?? {});
  const words = wordsAsked(filter);
  const sees = standingSeen(context);
  return {
    entity: Activity,
    order: ORDERS[orderBy],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, authority, 'row.published = :isTrue');
      query.setParameter('isTrue', 1); // SQLite knows no booleans.
      query.setParameters(sees.parameters);
      if (years) query.andWhere(isOneOf('row.fiscalYear', 'years', years), { years });
      if (areaIds) query.andWhere(isOneOf('row.areaId', 'areaIds', areaIds), { areaIds });
      if (filter?.status?.length)
        query.andWhere(`${sees.status} IN (:...statuses)`, { statuses: filter.status });
      const { overdue, reported } = filter ?? {};
      const late = `(${sees.dueOn} IS NOT NULL AND ${sees.dueOn} < :today)`;
      if (typeof overdue === 'boolean') query.andWhere(overdue ? late : `NOT ${late}`, { today });
      if (typeof reported === 'boolean')
        query.andWhere(`${sees.reportedOn} IS ${reported ? 'NOT ' : ''}NULL`);
      if (filter?.dueFrom) query.andWhere(`${sees.dueOn} >= :dueFrom`, { dueFrom: filter.dueFrom });
      if (filter?.dueTo) query.andWhere(`${sees.dueOn} <= :dueTo`, { dueTo: filter.dueTo });
      for (const { condition, parameters } of words) {
        const found = query.subQuery().select('words.id').from(ActivityWords, 'words');
        found.where(`words.id = row.id AND ${condition}`);
        query.andWhere(`EXISTS ${found.getQuery()}`).setParameters(parameters);
      }
      if (filter?.countedIn) onlyActivitiesCounted(context, query, filter.countedIn);
    },
  };
}

const IN_THE_PLAN: readonly KeysetColumn<Activity>[] = [
  { property: 'planId', direction: 'ASC' },
  { property: 'position', direction: 'ASC' },
];

const ORDERS: Readonly<Record<ActivityOrder, readonly KeysetColumn<Activity>[]>> = {
  NEWEST_FIRST: [{ property: 'countsFrom', direction: 'DESC' }, ...IN_THE_PLAN],
  OLDEST_FIRST: [{ property: 'countsFrom', direction: 'ASC' }, ...IN_THE_PLAN],
  ENDS_FIRST: [{ property: 'endsOn', direction: 'ASC', nullable: true }],
  ENDS_LAST: [{ property: 'endsOn', direction: 'DESC', nullable: true }],
};

function wordsAsked(filter: ActivityFilter | null | undefined) {
  const asked = [
    ['searchKey', filter?.text, 'text'],
    ['responsibleKey', filter?.responsible, 'responsible'],
  ] as const;
  return asked.flatMap(([column, searched, name]) =>
    typeof searched === 'string' ? [hasWords(`words.${column}`, column, searchedWords(searched, name))] : [],
  );
}

interface SeenColumns {
  readonly status: string;
  readonly reportedOn: string;
  readonly dueOn: string;
  readonly parameters: object;
}

/** The columns of an activity's standing that a viewer sees: of one's own jurisdiction all, else the published. */
function standingSeen({ authority }: HubContext): SeenColumns {
  const own = authority.ownAreaIds();
  const columns = (seen: (all: string, published: string) => string, parameters: object): SeenColumns => ({
    status: seen('row.status', 'row.publishedStatus'),
    reportedOn: seen('row.reportedOn', 'row.publishedReportedOn'),
    dueOn: seen('row.dueOn', 'row.publishedDueOn'),
    parameters,
  });
  if (own === null) return columns((all) => all, {});
  if (!own.length) return columns((_all, published) => published, {});
  return columns(
    (all, published) => `(CASE WHEN row.areaId IN (:...seenAreaIds) THEN ${all} ELSE ${published} END)`,
    {
      seenAreaIds: [...own],
    },
  );
}
