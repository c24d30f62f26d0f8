import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType, type Connection } from '../../../lib/pagination/connection';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import type { Basis } from '../../../lib/rollup/history';
import { daysLate, latePage, LateQuestion } from '../../../lib/rollup/late-page';
import type { Question } from '../../../lib/rollup/progress-of';
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
export class LateFilter extends LateQuestion {
  @Field(() => LateReason, { nullable: true, description: 'Those that are late for this reason.' })
  reason?: LateReason | null;
}

const CASES: Readonly<Record<LateReason, string>> = {
  NOT_REPORTED: 'row.reported <> :stateTrue',
  NOT_DONE:
    "row.reported = :stateTrue AND (row.dueBasis IS NULL OR row.dueBasis NOT IN ('REQUEST', 'PERIOD'))",
  REPORT_MISSING: "row.reported = :stateTrue AND row.dueBasis IN ('REQUEST', 'PERIOD')",
};

/** What is late in an area and everything below it at the end of a day, the longest late first. */
export function lateList(
  context: HubContext,
  areaId: string,
  page: PageArguments,
  filter: LateFilter,
): Promise<Connection<LateAssignment>> {
  const reason = filter.reason ? CASES[filter.reason] : null;
  return latePage(context, AssignmentState, areaId, page, filter, reason, lateOf);
}

function lateOf(state: AssignmentState, { asOf, basis }: Question): LateAssignment {
  const { id: assignmentId, areaId, fiscalYear, dueBasis, reported } = state;
  const dueOn = state.dueOn ?? '';
  const asked = dueBasis === DueBasis.REQUEST || dueBasis === DueBasis.PERIOD;
  const known = asked ? LateReason.REPORT_MISSING : LateReason.NOT_DONE;
  return {
    fiscalYear,
    dueOn,
    dueBasis,
    daysLate: daysLate(dueOn, asOf),
    reason: reported ? known : LateReason.NOT_REPORTED,
    assignmentId,
    areaId,
    asOf,
    basis,
  };
}
