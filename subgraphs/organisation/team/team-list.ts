import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetColumn, KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { areaIdOf } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import type { OrganisationContext } from '../context';
import { Team } from './team';

export const TeamConnection = connectionType(Team, 'Team');

@InputType({ description: 'Which teams; all conditions hold together.' })
export class TeamFilter {
  @Field(() => ID, { nullable: true, description: 'Those of an area itself, by its code.' })
  areaCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those of an area and of all below it today, by its code.',
  })
  within?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those known only from papers of their work, or only the others.',
  })
  inferred?: boolean | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those that were there on a day.' })
  on?: Day | null;
}

export enum TeamOrder {
  NEWEST_FIRST = 'NEWEST_FIRST',
  OLDEST_FIRST = 'OLDEST_FIRST',
  NAME_EN = 'NAME_EN',
}
registerEnumType(TeamOrder, {
  name: 'TeamOrder',
  description: 'In which order teams are listed.',
  valuesConfig: {
    NEWEST_FIRST: { description: 'By the day formed, the latest first.' },
    OLDEST_FIRST: { description: 'By the day formed, the earliest first.' },
    NAME_EN: { description: 'By the English name.' },
  },
});

const ORDERS: Readonly<Record<TeamOrder, KeysetColumn<Team>>> = {
  [TeamOrder.NEWEST_FIRST]: { property: 'formedOn', direction: 'DESC' },
  [TeamOrder.OLDEST_FIRST]: { property: 'formedOn', direction: 'ASC' },
  [TeamOrder.NAME_EN]: { property: 'nameEn', direction: 'ASC' },
};

/** The list of teams that a viewer may see, by a filter and an order. */
export function teamList(
  context: OrganisationContext,
  { first, after }: PageArguments,
  filter: TeamFilter | null | undefined,
  orderBy: TeamOrder,
): KeysetList<Team> {
  const areaId = typeof filter?.areaCode === 'string' ? areaIdOf(context, filter.areaCode) : null;
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const areaIds = within ? context.directory.countedWithin(within, context.today) : [];
  return {
    entity: Team,
    order: [ORDERS[orderBy]],
    first,
    after: after ?? null,
    where: (query) => {
      query.andWhere('row.successorId IS NULL');
      onlyVisible(query, context.authority);
      if (areaId) query.andWhere('row.areaId = :areaId', { areaId });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (filter?.inferred != null)
        query.andWhere('row.inferred = :inferred', { inferred: filter.inferred ? 1 : 0 });
      if (!filter?.on) return;
      query.andWhere('row.formedOn <= :on AND (row.dissolvedOn IS NULL OR row.dissolvedOn > :on)', {
        on: filter.on,
      });
    },
  };
}
