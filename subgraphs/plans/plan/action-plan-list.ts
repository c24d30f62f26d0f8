import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { parseFiscalYear } from '../../../lib/bangla/fiscal-year';
import { fail } from '../../../lib/errors';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { IN_STATE, PaperState } from '../../../lib/papers/approval';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { CountedInPlans, onlyPlansCounted } from '../area/counted-in-plans';
import { ActionPlan } from './action-plan';

@ObjectType({ description: 'A page of action plans.' })
export class ActionPlanConnection extends connectionType(ActionPlan, 'ActionPlan') {}

@InputType({ description: 'Which action plans; all conditions hold together.' })
export class ActionPlanFilter {
  @Field(() => String, { nullable: true, description: 'Those of a fiscal year.' })
  fiscalYear?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of an area and of all below it, by its code.' })
  within?: string | null;

  @Field(() => [PaperState], {
    nullable: true,
    description: 'Those that stand there on their way to the public; others see only what is public.',
  })
  state?: PaperState[] | null;

  @Field(() => CountedInPlans, {
    nullable: true,
    description: 'Exactly those that a number of a roll-up counts, as its explain says.',
  })
  countedIn?: CountedInPlans | null;
}

export enum ActionPlanOrder {
  NEWEST_FIRST = 'NEWEST_FIRST',
  OLDEST_FIRST = 'OLDEST_FIRST',
}
registerEnumType(ActionPlanOrder, {
  name: 'ActionPlanOrder',
  description: 'In which order action plans are listed.',
  valuesConfig: {
    NEWEST_FIRST: { description: 'By the day submitted, the latest first.' },
    OLDEST_FIRST: { description: 'By the day submitted, the earliest first.' },
  },
});

/** The list of action plans that a viewer may see, by a filter and an order. */
export function actionPlanList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: ActionPlanFilter | null | undefined,
  orderBy: ActionPlanOrder,
): KeysetList<ActionPlan> {
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const fiscalYear = typeof filter?.fiscalYear === 'string' ? demandFiscalYear(filter.fiscalYear) : null;
  const areaIds = within ? context.directory.countedWithin(within, context.today) : [];
  return {
    entity: ActionPlan,
    order: [{ property: 'countsFrom', direction: orderBy === ActionPlanOrder.NEWEST_FIRST ? 'DESC' : 'ASC' }],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, context.authority);
      if (fiscalYear) query.andWhere('row.fiscalYear = :fiscalYear', { fiscalYear });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (filter?.state?.length)
        query.andWhere(`(${filter.state.map((state) => IN_STATE[state]).join(' OR ')})`);
      if (filter?.countedIn) onlyPlansCounted(context, query, filter.countedIn);
    },
  };
}

/** Reads a fiscal year as asked for; anything else is BAD_FISCAL_YEAR. */
export function demandFiscalYear(text: string): string {
  const fiscalYear = parseFiscalYear(text);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: text.slice(0, 40) });
  return fiscalYear;
}
