import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { fiscalYearOf, parseFiscalYear } from '../../../lib/bangla/fiscal-year';
import { fail } from '../../../lib/errors';
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
import { DueBasis } from '../decision/due-basis';
import { AssignmentState } from './assignment-state';

export enum LateReason {
  NOT_REPORTED = 'NOT_REPORTED',
  NOT_DONE = 'NOT_DONE',
  REPORT_MISSING = 'REPORT_MISSING',
}
registerEnumType(LateReason, {
  name: 'LateReason',
  description: 'Why an assignment counts as late.',
  valuesConfig: {
    NOT_REPORTED: { description: 'Its day has passed, and nothing was ever reported on it.' },
    NOT_DONE: { description: 'Its day has passed, and by the last report it is not carried out.' },
    REPORT_MISSING: {
      description:
        'There are reports, but not the one that a letter or a continuing decision asks for by that day.',
    },
  },
});

@ObjectType({ description: 'An assignment whose due day has passed (সময়সীমা পেরিয়ে যাওয়া সিদ্ধান্ত).' })
export class LateAssignment {
  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it counts in.' })
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day by which it was due.' })
  readonly dueOn!: Day;

  @Field(() => DueBasis, { nullable: true, description: 'Where that day comes from.' })
  readonly dueBasis!: DueBasis | null;

  @Field(() => Int, { description: 'How many days it is late: 1 on the day after.' })
  readonly daysLate!: number;

  @Field(() => LateReason, { description: 'Why it counts as late.' })
  readonly reason!: LateReason;

  readonly assignmentId!: string;
  readonly areaId!: string;
  readonly asOf!: Day;
  readonly basis!: Basis;
}

@ObjectType({ description: 'A page of late assignments.' })
export class LateAssignmentConnection extends connectionType(LateAssignment, 'LateAssignment') {}

@InputType({ description: 'Which late assignments; all conditions hold together.' })
export class LateFilter {
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

  @Field(() => LateReason, { nullable: true, description: 'Those that are late for this reason.' })
  reason?: LateReason | null;

  @Field(() => ID, { nullable: true, description: "Those from an area's own meetings, by its code." })
  issuedBy?: string | null;

  @Field(() => RollupMap, { defaultValue: RollupMap.CURRENT, description: 'What lies below by which tree.' })
  map: RollupMap = RollupMap.CURRENT;
}

const CASES: Readonly<Record<LateReason, string>> = {
  NOT_REPORTED: 'row.reported <> :stateTrue',
  NOT_DONE:
    "row.reported = :stateTrue AND (row.dueBasis IS NULL OR row.dueBasis NOT IN ('REQUEST', 'PERIOD'))",
  REPORT_MISSING: "row.reported = :stateTrue AND row.dueBasis IN ('REQUEST', 'PERIOD')",
};

/**
 * What is late in an area and everything below it at the end of a day, the longest late first: of each
 * fiscal year exactly as many as its roll-up counts as overdue.
 */
export async function lateList(
  context: HubContext,
  areaId: string,
  { first, after }: PageArguments,
  filter: LateFilter,
): Promise<Connection<LateAssignment>> {
  const asOf = filter.asOf ?? context.today;
  const fiscalYear = filter.fiscalYear ? parseFiscalYear(filter.fiscalYear) : null;
  if (filter.fiscalYear && !fiscalYear)
    throw fail('BAD_FISCAL_YEAR', { value: filter.fiscalYear.slice(0, 40) });
  const where = { map: filter.map, scope: RollupScope.SUBTREE, issuedBy: filter.issuedBy ?? null };
  const question = questionOf(context, areaId, fiscalYear ?? fiscalYearOf(asOf), asOf, where);
  const { fiscalYear: _, ...anyYear } = question;
  const page = await keysetPage(context.database.reader, {
    entity: AssignmentState,
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

function lateOf(state: AssignmentState, asOf: Day, basis: Basis): LateAssignment {
  const { id: assignmentId, areaId, fiscalYear, dueBasis, reported } = state;
  const dueOn = state.dueOn ?? '';
  const asked = dueBasis === DueBasis.REQUEST || dueBasis === DueBasis.PERIOD;
  const known = asked ? LateReason.REPORT_MISSING : LateReason.NOT_DONE;
  return {
    fiscalYear,
    dueOn,
    dueBasis,
    daysLate: (Date.parse(asOf) - Date.parse(dueOn)) / 86_400_000,
    reason: reported ? known : LateReason.NOT_REPORTED,
    assignmentId,
    areaId,
    asOf,
    basis,
  };
}
