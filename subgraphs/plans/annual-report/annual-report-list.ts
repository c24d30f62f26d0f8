import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import { IN_STATE, PaperState } from '../../../lib/papers/approval';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { CountedInPlans, onlyAnnualReportsCounted } from '../area/counted-in-plans';
import { demandFiscalYear } from '../plan/action-plan-list';
import { AnnualReport } from './annual-report';

@ObjectType({ description: 'A page of annual reports.' })
export class AnnualReportConnection extends connectionType(AnnualReport, 'AnnualReport') {}

@InputType({ description: 'Which annual reports; all conditions hold together.' })
export class AnnualReportFilter {
  @Field(() => String, { nullable: true, description: 'Those on a fiscal year.' })
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

/** The list of annual reports that a viewer may see, the latest first. */
export function annualReportList(
  context: HubContext,
  { first, after }: PageArguments,
  filter: AnnualReportFilter | null,
): KeysetList<AnnualReport> {
  const within = typeof filter?.within === 'string' ? areaIdOf(context, filter.within) : null;
  const fiscalYear = typeof filter?.fiscalYear === 'string' ? demandFiscalYear(filter.fiscalYear) : null;
  const areaIds = within ? context.directory.countedWithin(within, context.today) : [];
  return {
    entity: AnnualReport,
    order: [{ property: 'submittedOn', direction: 'DESC' }],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, context.authority);
      if (fiscalYear) query.andWhere('row.fiscalYear = :fiscalYear', { fiscalYear });
      if (within) query.andWhere('row.areaId IN (:...areaIds)', { areaIds });
      if (filter?.state?.length)
        query.andWhere(`(${filter.state.map((state) => IN_STATE[state]).join(' OR ')})`);
      if (filter?.countedIn) onlyAnnualReportsCounted(context, query, filter.countedIn);
    },
  };
}
