import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { connectionType, type Connection } from '../../../lib/pagination/connection';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import type { Basis } from '../../../lib/rollup/history';
import { daysLate, latePage, LateQuestion } from '../../../lib/rollup/late-page';
import type { Question } from '../../../lib/rollup/progress-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { ActivityState } from './activity-state';

export enum LateActivityReason {
  NOT_REPORTED = 'NOT_REPORTED',
  NOT_DONE = 'NOT_DONE',
  OCCURRENCE_MISSED = 'OCCURRENCE_MISSED',
}
registerEnumType(LateActivityReason, {
  name: 'LateActivityReason',
  description: 'Why an activity counts as late.',
  valuesConfig: {
    NOT_REPORTED: { description: 'Its day has passed, and nothing was ever reported on it.' },
    NOT_DONE: { description: 'Its end has passed, and by the last report it is not done.' },
    OCCURRENCE_MISSED: {
      description: 'It is under way and has time until its end, but a dated step of it is not reported done.',
    },
  },
});

@ObjectType({ description: 'An activity whose due day has passed (সময়সীমা পেরিয়ে যাওয়া কার্যক্রম).' })
export class LateActivity {
  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it counts in.' })
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day by which the first of it that is not done was due.' })
  readonly dueOn!: Day;

  @Field(() => Int, { description: 'How many days it is late: 1 on the day after.' })
  readonly daysLate!: number;

  @Field(() => LateActivityReason, { description: 'Why it counts as late.' })
  readonly reason!: LateActivityReason;

  readonly activityId!: string;
  readonly areaId!: string;
  readonly asOf!: Day;
  readonly basis!: Basis;
}

@ObjectType({ description: 'A page of late activities.' })
export class LateActivityConnection extends connectionType(LateActivity, 'LateActivity') {}

@InputType({ description: 'Which late activities; all conditions hold together.' })
export class LateActivityFilter extends LateQuestion {
  @Field(() => LateActivityReason, { nullable: true, description: 'Those that are late for this reason.' })
  reason?: LateActivityReason | null;
}

const CASES: Readonly<Record<LateActivityReason, string>> = {
  NOT_REPORTED: 'row.reported <> :stateTrue',
  NOT_DONE: 'row.reported = :stateTrue AND row.endsOn < :stateOn',
  OCCURRENCE_MISSED: 'row.reported = :stateTrue AND (row.endsOn IS NULL OR row.endsOn >= :stateOn)',
};

/** What is late in an area and everything below it at the end of a day, the longest late first. */
export function lateList(
  context: HubContext,
  areaId: string,
  page: PageArguments,
  filter: LateActivityFilter,
): Promise<Connection<LateActivity>> {
  const reason = filter.reason ? CASES[filter.reason] : null;
  return latePage(context, ActivityState, areaId, page, filter, reason, lateOf);
}

function lateOf(state: ActivityState, { asOf, basis }: Question): LateActivity {
  const { id: activityId, areaId, fiscalYear } = state;
  const dueOn = state.dueOn ?? '';
  return {
    fiscalYear,
    dueOn,
    daysLate: daysLate(dueOn, asOf),
    reason: reasonOf(state, asOf),
    activityId,
    areaId,
    asOf,
    basis,
  };
}

function reasonOf({ reported, endsOn }: ActivityState, asOf: Day): LateActivityReason {
  if (!reported) return LateActivityReason.NOT_REPORTED;
  return endsOn !== null && endsOn < asOf
    ? LateActivityReason.NOT_DONE
    : LateActivityReason.OCCURRENCE_MISSED;
}
