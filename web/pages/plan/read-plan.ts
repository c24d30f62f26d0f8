import type { Ask } from '../../http/ask';
import { PlanPage, PlanStanding, type PlanPageQuery, type PlanStandingQuery } from '../../operations';

export type Plan = NonNullable<PlanPageQuery['actionPlan']>;
export type Activity = Plan['activities'][number];
export type Standing = NonNullable<PlanStandingQuery['area']>;

export interface PlanRead {
  readonly plan: Plan;
  /** How far it has come; null where that cannot be had. */
  readonly standing: Standing | null;
  readonly isPartial: boolean;
}

/** Asks for a plan and for how far it has come today; null where there is nothing to be seen. */
export async function readPlan(ask: Ask, id: string): Promise<PlanRead | null> {
  const { data, errors } = await ask(PlanPage, { id });
  const plan = data?.actionPlan;
  if (!plan) return null;
  if (!plan.area) return { plan, standing: null, isPartial: true };
  const told = await ask(PlanStanding, { code: plan.area.code, fiscalYear: plan.fiscalYear });
  const isPartial = errors.length > 0 || told.errors.length > 0;
  return { plan, standing: told.data?.area ?? null, isPartial };
}
