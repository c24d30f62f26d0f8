import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetColumn, KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { IN_STATE, PaperState } from '../../../lib/papers/approval';
import { areasAsked, hasWords, isOneOf, yearsAsked } from '../../../lib/statistics/asked';
import { searchedWords } from '../../../lib/statistics/search-key';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { CountedInDecisions, onlyMeetingsCounted } from '../assignment/counted-assignments';
import { Decision } from '../decision/decision';
import { isShown } from '../decision/decision-conditions';
import { DecisionWords } from '../decision/decision-words';
import { KnownFrom, Meeting } from './meeting';

@ObjectType({ description: 'A page of meetings.' })
export class MeetingConnection extends connectionType(Meeting, 'Meeting') {}

@InputType({ description: 'Which meetings; all conditions hold together.' })
export class MeetingFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those of one of these fiscal years, at most 50.' })
  fiscalYears?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Those of this area itself, by its code.' })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those of an area and of all below it, the area itself included, by its code.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Those of which a decision has all of these words in its text, topic or implementer: 1 to 100 characters, as in decisions.',
  })
  text?: string | null;

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
  RECORDED_LATEST_FIRST = 'RECORDED_LATEST_FIRST',
  RECORDED_EARLIEST_FIRST = 'RECORDED_EARLIEST_FIRST',
}
registerEnumType(MeetingOrder, {
  name: 'MeetingOrder',
  description: 'In which order meetings are listed.',
  valuesConfig: {
    NEWEST_FIRST: { description: 'By the day held, the latest first.' },
    OLDEST_FIRST: { description: 'By the day held, the earliest first.' },
    RECORDED_LATEST_FIRST: { description: 'By when the hub recorded them, the latest first.' },
    RECORDED_EARLIEST_FIRST: { description: 'By when the hub recorded them, the earliest first.' },
  },
});

/** The list of meetings that a viewer may see, by a filter and an order. */
export function meetingList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: MeetingFilter | null | undefined,
  orderBy: MeetingOrder,
): KeysetList<Meeting> {
  const areaIds = areasAsked(context, filter ?? {});
  const years = yearsAsked(filter ?? {});
  const words = typeof filter?.text === 'string' ? searchedWords(filter.text, 'text') : null;
  return {
    entity: Meeting,
    order: [ORDERS[orderBy]],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, context.authority);
      if (years) query.andWhere(isOneOf('row.fiscalYear', 'years', years), { years });
      if (areaIds) query.andWhere(isOneOf('row.areaId', 'areaIds', areaIds), { areaIds });
      if (words) onlyWithWords(context, query, words);
      if (filter?.from) query.andWhere('row.countsFrom >= :from', { from: filter.from });
      if (filter?.to) query.andWhere('row.countsFrom <= :to', { to: filter.to });
      if (filter?.knownFrom) query.andWhere('row.knownFrom = :knownFrom', { knownFrom: filter.knownFrom });
      if (filter?.state?.length)
        query.andWhere(`(${filter.state.map((state) => IN_STATE[state]).join(' OR ')})`);
      if (filter?.countedIn) onlyMeetingsCounted(context, query, filter.countedIn);
    },
  };
}

const ORDERS: Readonly<Record<MeetingOrder, KeysetColumn<Meeting>>> = {
  NEWEST_FIRST: { property: 'countsFrom', direction: 'DESC' },
  OLDEST_FIRST: { property: 'countsFrom', direction: 'ASC' },
  RECORDED_LATEST_FIRST: { property: 'recordedAt', direction: 'DESC' },
  RECORDED_EARLIEST_FIRST: { property: 'recordedAt', direction: 'ASC' },
};

/** Searched are the decisions that the viewer may see, and no others of the same meeting. */
function onlyWithWords(
  context: HubContext,
  query: SelectQueryBuilder<Meeting>,
  searched: readonly string[],
): void {
  const own = context.authority.ownAreaIds();
  const { condition, parameters } = hasWords('words.searchKey', 'text', searched);
  const found = query
    .subQuery()
    .select('decision.id')
    .from(Decision, 'decision')
    .innerJoin(DecisionWords, 'words', 'words.id = decision.id')
    .where(`decision.meetingId = row.id AND ${condition}`);
  if (own !== null) {
    const ofOwn = own.length ? ' OR decision.areaId IN (:...ownAreaIds)' : '';
    found.andWhere(`(${isShown(context, query, 'decision')}${ofOwn})`);
  }
  query.andWhere(`EXISTS ${found.getQuery()}`).setParameters({ ...parameters, isTrue: 1 });
}
