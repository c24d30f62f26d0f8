import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { CountedInPlans, onlyActivitiesCounted } from '../area/counted-in-plans';
import { demandFiscalYear } from '../plan/action-plan-list';
import { Activity } from './activity';
import { ActivityStatus } from './activity-status';

@ObjectType({ description: 'A page of activities.' })
export class ActivityConnection extends connectionType(Activity, 'Activity') {}

@InputType({ description: 'Which activities; all conditions hold together.' })
export class ActivityFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of an area and of all below it, by its code.' })
  within?: string | null;

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
  },
});

/** The list of activities that a viewer may see, by a filter and an order; the filter knows only what that viewer sees. */
export function activityList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: ActivityFilter | null | undefined,
  orderBy: ActivityOrder,
): KeysetList<Activity> {
  const { authority, directory, today } = context;
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const fiscalYear = typeof filter?.fiscalYear === 'string' ? demandFiscalYear(filter.fiscalYear) : null;
  const areaIds = within ? directory.countedWithin(within, today) : [];
  const sees = standingSeen(context);
  return {
    entity: Activity,
    order: [
      { property: 'countsFrom', direction: orderBy === ActivityOrder.NEWEST_FIRST ? 'DESC' : 'ASC' },
      { property: 'planId', direction: 'ASC' },
      { property: 'position', direction: 'ASC' },
    ],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, authority, 'row.published = :isTrue');
      query.setParameter('isTrue', 1); // SQLite knows no booleans.
      query.setParameters(sees.parameters);
      if (fiscalYear) query.andWhere('row.fiscalYear = :fiscalYear', { fiscalYear });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (filter?.status?.length)
        query.andWhere(`${sees.status} IN (:...statuses)`, { statuses: filter.status });
      const { overdue, reported } = filter ?? {};
      const late = `(${sees.dueOn} IS NOT NULL AND ${sees.dueOn} < :today)`;
      if (typeof overdue === 'boolean') query.andWhere(overdue ? late : `NOT ${late}`, { today });
      if (typeof reported === 'boolean')
        query.andWhere(`${sees.reportedOn} IS ${reported ? 'NOT ' : ''}NULL`);
      if (filter?.countedIn) onlyActivitiesCounted(context, query, filter.countedIn);
    },
  };
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
