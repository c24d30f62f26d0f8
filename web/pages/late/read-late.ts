import type { Ask } from '../../http/ask';
import {
  LateActivities,
  LateDecisions,
  type LateActivitiesQuery,
  type LateDecisionsQuery,
} from '../../operations';
import { FISCAL_YEAR } from '../../calendar';
import type { View } from '../../view';

type Area = Omit<NonNullable<LateDecisionsQuery['area']>, 'late'>;
type LateDecision = NonNullable<NonNullable<LateDecisionsQuery['area']>['late']>['edges'][number]['node'];
type LateActivity = NonNullable<
  NonNullable<LateActivitiesQuery['area']>['lateActivities']
>['edges'][number]['node'];

export type Kind = 'decisions' | 'plans';

/** Which of the late list is asked for. */
export interface LateChoice {
  readonly kind: Kind;
  readonly reason: string | null;
  readonly fiscalYear: string | null;
  readonly archive: boolean;
}

/** A late decision or activity in the same words. */
export interface LateRow {
  readonly key: string;
  readonly fiscalYear: string;
  readonly dueOn: string;
  readonly dueBasis: LateDecision['dueBasis'];
  readonly daysLate: number;
  readonly reason: LateDecision['reason'] | LateActivity['reason'];
  readonly area: LateDecision['area'];
  readonly number: string | null;
  readonly text: string | null;
  /** Where it stands, such as /meetings/…#…; null where that cannot be had. */
  readonly path: string | null;
  readonly lastReport: { readonly reportedOn: string; readonly text: string | null } | null;
}

export interface LateRead {
  readonly area: Area;
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly rows: readonly LateRow[];
  } | null;
  readonly isPartial: boolean;
}

export const REASONS = {
  decisions: ['NOT_REPORTED', 'NOT_DONE', 'REPORT_MISSING'],
  plans: ['NOT_REPORTED', 'NOT_DONE', 'OCCURRENCE_MISSED'],
} as const;

/** What an address asks of the late list; what it says wrongly counts as not said. */
export function choiceOf({ own, fiscalYear }: View): LateChoice {
  const kind: Kind = own['of'] === 'plans' || own['of'] === 'activities' ? 'plans' : 'decisions';
  const reason = (REASONS[kind] as readonly string[]).find((each) => each === own['reason']) ?? null;
  const chosen = own['years'] ?? '';
  if (chosen === 'older') return { kind, reason, fiscalYear: null, archive: true };
  if (chosen === 'recent') return { kind, reason, fiscalYear: null, archive: false };
  return { kind, reason, fiscalYear: FISCAL_YEAR.test(chosen) ? chosen : fiscalYear, archive: false };
}

/** Asks for a page of what is late in an area; null where there is no such area. */
export async function readLate(
  ask: Ask,
  code: string,
  view: View,
  first: number,
  after: string | null,
): Promise<LateRead | null> {
  const { kind, ...choice } = choiceOf(view);
  const filter = { ...choice, asOf: view.asOf, map: view.map };
  if (kind === 'decisions') {
    const reason = choice.reason as LateDecision['reason'] | null;
    const { data, errors } = await ask(LateDecisions, { code, filter: { ...filter, reason }, first, after });
    if (!data?.area) return null;
    const { late: list, ...area } = data.area;
    const rows = list?.edges.map(({ node }, index) => ofDecision(node, index)) ?? [];
    return { area, list: list && { ...list, rows }, isPartial: errors.length > 0 };
  }
  const reason = choice.reason as LateActivity['reason'] | null;
  const { data, errors } = await ask(LateActivities, { code, filter: { ...filter, reason }, first, after });
  if (!data?.area) return null;
  const { lateActivities: list, ...area } = data.area;
  const rows = list?.edges.map(({ node }, index) => ofActivity(node, index)) ?? [];
  return { area, list: list && { ...list, rows }, isPartial: errors.length > 0 };
}

function ofDecision({ assignment, ...late }: LateDecision, index: number): LateRow {
  const decision = assignment?.decision;
  return {
    ...late,
    key: assignment?.id ?? String(index),
    number: decision?.number ?? null,
    text: decision?.text ?? null,
    path: decision?.meeting ? `/meetings/${decision.meeting.id}#d-${decision.id}` : null,
  };
}

function ofActivity({ activity, ...late }: LateActivity, index: number): LateRow {
  return {
    ...late,
    dueBasis: null,
    key: activity?.id ?? String(index),
    number: activity?.number ?? null,
    text: activity?.task ?? null,
    path: activity?.actionPlan ? `/plans/${activity.actionPlan.id}#a-${activity.id}` : null,
  };
}
