import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { parseFiscalYear } from '../../../lib/bangla/fiscal-year';
import { fail } from '../../../lib/errors';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { Assignment, AssignmentStatus } from './assignment';
import { CountedInDecisions, onlyAssignmentsCounted } from './counted-assignments';
import { standingSeen } from './standing-seen';

@ObjectType({ description: 'A page of assignments.' })
export class AssignmentConnection extends connectionType(Assignment, 'Assignment') {}

@InputType({ description: 'Which assignments; all conditions hold together.' })
export class AssignmentFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those owed by an area and by all below it, by its code.' })
  within?: string | null;

  @Field(() => ID, { nullable: true, description: "Those from an area's own meetings, by its code." })
  issuedBy?: string | null;

  @Field(() => [AssignmentStatus], { nullable: true, description: 'Those in one of these states.' })
  status?: AssignmentStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that are overdue today, or those that are not.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those with a report, or those without.' })
  reported?: boolean | null;

  @Field(() => CountedInDecisions, {
    nullable: true,
    description: 'Exactly those that a number of a roll-up counts, as its explain says.',
  })
  countedIn?: CountedInDecisions | null;
}

export enum AssignmentOrder {
  OLDEST_FIRST = 'OLDEST_FIRST',
  NEWEST_FIRST = 'NEWEST_FIRST',
}
registerEnumType(AssignmentOrder, {
  name: 'AssignmentOrder',
  description: 'In which order assignments are listed.',
  valuesConfig: {
    OLDEST_FIRST: { description: 'By the day from which they bind, the earliest first.' },
    NEWEST_FIRST: { description: 'By the day from which they bind, the latest first.' },
  },
});

/** The list of assignments that a viewer may see, by a filter and an order. */
export function assignmentList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: AssignmentFilter | null | undefined,
  orderBy: AssignmentOrder,
): KeysetList<Assignment> {
  const { authority, directory, today } = context;
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const issuerId = typeof filter?.issuedBy === 'string' ? areaIdOf(context, filter.issuedBy) : null;
  const asked = filter?.fiscalYear;
  const fiscalYear = typeof asked === 'string' ? parseFiscalYear(asked) : null;
  if (typeof asked === 'string' && !fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: asked.slice(0, 40) });
  const areaIds = within ? directory.countedWithin(within, today) : [];
  const sees = standingSeen(context, 'row');
  return {
    entity: Assignment,
    order: [{ property: 'assignedOn', direction: orderBy === AssignmentOrder.NEWEST_FIRST ? 'DESC' : 'ASC' }],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, authority, 'row.published = :isTrue');
      query.setParameter('isTrue', 1); // SQLite knows no booleans.
      query.setParameters(sees.parameters);
      // What only a report tells of is owed while a report stands: of those that the viewer sees, or counts.
      if (filter?.countedIn) onlyAssignmentsCounted(context, query, filter.countedIn);
      else query.andWhere(sees.owed);
      if (fiscalYear) query.andWhere('row.fiscalYear = :fiscalYear', { fiscalYear });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (issuerId) query.andWhere('row.issuerId = :issuerId', { issuerId });
      if (filter?.status?.length)
        query.andWhere(`${sees.status} IN (:...statuses)`, { statuses: filter.status });
      const { overdue, reported } = filter ?? {};
      const late = `(${sees.lateAfter} IS NOT NULL AND ${sees.lateAfter} < :today)`;
      if (typeof overdue === 'boolean') query.andWhere(overdue ? late : `NOT ${late}`, { today });
      if (typeof reported === 'boolean')
        query.andWhere(`${sees.reportedOn} IS ${reported ? 'NOT ' : ''}NULL`);
    },
  };
}
