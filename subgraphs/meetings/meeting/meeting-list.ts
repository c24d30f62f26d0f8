import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { parseFiscalYear } from '../../../lib/bangla/fiscal-year';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { fail } from '../../../lib/errors';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { IN_STATE, PaperState } from '../../../lib/papers/approval';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { CountedInDecisions, onlyMeetingsCounted } from '../assignment/counted-assignments';
import { KnownFrom, Meeting } from './meeting';

@ObjectType({ description: 'A page of meetings.' })
export class MeetingConnection extends connectionType(Meeting, 'Meeting') {}

@InputType({ description: 'Which meetings; all conditions hold together.' })
export class MeetingFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of an area and of all below it, by its code.' })
  within?: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those held on or after a day.' })
  from?: Day | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those held on or before a day.' })
  to?: Day | null;

  @Field(() => KnownFrom, { nullable: true, description: 'Those known from minutes, or only from reports.' })
  knownFrom?: KnownFrom | null;

  @Field(() => [PaperState], {
    nullable: true,
    description: 'Those that stand there on their way to the public; others see only what is public.',
  })
  state?: PaperState[] | null;

  @Field(() => CountedInDecisions, {
    nullable: true,
    description: 'Exactly those that a number of a roll-up counts, as its explain says.',
  })
  countedIn?: CountedInDecisions | null;
}

export enum MeetingOrder {
  NEWEST_FIRST = 'NEWEST_FIRST',
  OLDEST_FIRST = 'OLDEST_FIRST',
}
registerEnumType(MeetingOrder, {
  name: 'MeetingOrder',
  description: 'In which order meetings are listed.',
  valuesConfig: {
    NEWEST_FIRST: { description: 'By the day held, the latest first.' },
    OLDEST_FIRST: { description: 'By the day held, the earliest first.' },
  },
});

/** The list of meetings that a viewer may see, by a filter and an order. */
export function meetingList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: MeetingFilter | null | undefined,
  orderBy: MeetingOrder,
): KeysetList<Meeting> {
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const asked = filter?.fiscalYear;
  const fiscalYear = typeof asked === 'string' ? parseFiscalYear(asked) : null;
  if (typeof asked === 'string' && !fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: asked.slice(0, 40) });
  const areaIds = within ? context.directory.countedWithin(within, context.today) : [];
  return {
    entity: Meeting,
    order: [{ property: 'countsFrom', direction: orderBy === MeetingOrder.NEWEST_FIRST ? 'DESC' : 'ASC' }],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, context.authority);
      if (fiscalYear) query.andWhere('row.fiscalYear = :fiscalYear', { fiscalYear });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (filter?.from) query.andWhere('row.countsFrom >= :from', { from: filter.from });
      if (filter?.to) query.andWhere('row.countsFrom <= :to', { to: filter.to });
      if (filter?.knownFrom) query.andWhere('row.knownFrom = :knownFrom', { knownFrom: filter.knownFrom });
      if (filter?.state?.length)
        query.andWhere(`(${filter.state.map((state) => IN_STATE[state]).join(' OR ')})`);
      if (filter?.countedIn) onlyMeetingsCounted(context, query, filter.countedIn);
    },
  };
}
