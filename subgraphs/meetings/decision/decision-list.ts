import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { fiscalYearSpan } from '../../../lib/bangla/fiscal-year';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetColumn, KeysetList } from '../../../lib/pagination/keyset';
import { OrderDirection } from '../../../lib/pagination/order-direction';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { areasAsked, yearsAsked } from '../../../lib/statistics/asked';
import { searchedWords } from '../../../lib/statistics/search-key';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { AssignmentStatus } from '../assignment/assignment';
import { Decision, DecisionKind } from './decision';
import { assignmentSeen, isShown, wordsMatch } from './decision-conditions';

@ObjectType({ description: 'A page of decisions.' })
export class DecisionConnection extends connectionType(Decision, 'Decision') {}

@InputType({
  description:
    'Which decisions; all conditions hold together. What is said of areas that owe it, of status and of due days ' +
    'holds of one and the same assignment of the decision.',
})
export class DecisionFilter {
  @Field(() => ID, { nullable: true, description: 'Those that this area itself owes, by its code.' })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those owed by an area or by any below it, the area itself included, by its code.',
  })
  within?: string | null;

  @Field(() => ID, { nullable: true, description: "Those of an area's own meetings, by its code." })
  issuedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Those of a fiscal year. Else BAD_FISCAL_YEAR.' })
  fiscalYear?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those of one of these fiscal years, at most 50.' })
  fiscalYears?: string[] | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those decided on or after a day.' })
  from?: Day | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those decided on or before a day.' })
  to?: Day | null;

  @Field(() => DecisionKind, { nullable: true, description: 'Those of a kind.' })
  kind?: DecisionKind | null;

  @Field(() => [AssignmentStatus], { nullable: true, description: 'Those that an area has in such a state.' })
  status?: AssignmentStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that are overdue today in an area, or those that in one are not.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those on which an area has reported, or on which one has not.',
  })
  reported?: boolean | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those due in an area on or after a day.' })
  dueFrom?: Day | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those due in an area on or before a day.' })
  dueTo?: Day | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Those with all of these words, or beginnings and parts of words, in their text, topic or implementer: 1 to 100 ' +
      'characters. Case, digits of either script and how a keyboard wrote them do not matter.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those whose implementer (বাস্তবায়নকারী), as minuted, has all of these words.',
  })
  implementer?: string | null;
}

export enum DecisionOrderField {
  DECIDED_ON = 'DECIDED_ON',
  DUE_ON = 'DUE_ON',
  RECORDED = 'RECORDED',
}
registerEnumType(DecisionOrderField, {
  name: 'DecisionOrderField',
  description: 'By what a list of decisions is ordered.',
  valuesConfig: {
    DECIDED_ON: { description: 'By the day of the meeting.' },
    DUE_ON: { description: 'By the last day as minuted; those without one come last.' },
    RECORDED: { description: 'In the order in which the hub learned of them.' },
  },
});

@InputType({ description: 'The order of a list of decisions.' })
export class DecisionOrder {
  @Field(() => DecisionOrderField, { description: 'By what.' })
  field!: DecisionOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way.' })
  direction!: OrderDirection;
}

/** The list of decisions that a viewer may see, by a filter that knows only what that viewer sees, and an order. */
export function decisionList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: DecisionFilter,
  orderBy: DecisionOrder | null,
): KeysetList<Decision> {
  const areaIds = areasAsked(context, filter);
  const years = yearsAsked(filter)?.map(fiscalYearSpan) ?? null;
  const issuerId = typeof filter.issuedBy === 'string' ? areaIdOf(context, filter.issuedBy) : null;
  const text = typeof filter.text === 'string' ? searchedWords(filter.text, 'text') : null;
  const implementer =
    typeof filter.implementer === 'string' ? searchedWords(filter.implementer, 'implementer') : null;
  return {
    entity: Decision,
    order: [columnOf(orderBy)],
    first,
    after: after ?? null,
    where: (query) => {
      query.setParameter('isTrue', 1); // SQLite knows no booleans.
      onlyVisible(query, context.authority, isShown(context, query));
      if (issuerId) query.andWhere('row.areaId = :issuerId', { issuerId });
      if (filter.kind) query.andWhere('row.kind = :kind', { kind: filter.kind });
      if (filter.from) query.andWhere('row.decidedOn >= :from', { from: filter.from });
      if (filter.to) query.andWhere('row.decidedOn <= :to', { to: filter.to });
      if (years) {
        const within = years.map((_, index) => `row.decidedOn BETWEEN :from${index} AND :to${index}`);
        query.andWhere(`(${['1 = 0', ...within].join(' OR ')})`);
        for (const [index, { from, to }] of years.entries())
          query.setParameters({ [`from${index}`]: from, [`to${index}`]: to });
      }
      if (text) wordsMatch(query, 'searchKey', text);
      if (implementer) wordsMatch(query, 'implementerKey', implementer);
      assignmentSeen(context, query, { ...filter, areaIds });
    },
  };
}

function columnOf(orderBy: DecisionOrder | null): KeysetColumn<Decision> {
  const { field, direction } = orderBy ?? {
    field: DecisionOrderField.DECIDED_ON,
    direction: OrderDirection.DESC,
  };
  if (field === DecisionOrderField.DUE_ON) return { property: 'dueOn', direction, nullable: true };
  return { property: field === DecisionOrderField.RECORDED ? 'id' : 'decidedOn', direction };
}
