import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { cancelPublication, publishLater } from '../../../lib/papers/embargo';
import { PaperKind } from '../../../lib/papers/memo';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import { changePlan } from '../change-plan';
import { applyChange, changeActionPlan } from './change-action-plan';
import type { PublishActionPlanInput } from './plan-acts.input';

/**
 * Publishes a plan with its activities and with what it says itself of their progress, at once or from the
 * first moment of a day on; either approves it. Later reports on them are published for themselves.
 */
export async function publishActionPlan(context: HubContext, input: PublishActionPlanInput): Promise<string> {
  const publishOn = input.publishOn ?? null;
  const id = await changeActionPlan(context, 'publishActionPlan', input, async (manager, plan) => {
    const { areaId, publishedAt } = plan;
    demand(publishedAt === null || publishOn === null, 'The plan is public already; withdraw it first.');
    if (publishedAt !== null) return null;
    const now = new Date().toISOString();
    const approvedAt = plan.approvedAt ?? now;
    if (publishOn === null) {
      await cancelPublication(manager, plan.id);
      return { approvedAt, publishedAt: now };
    }
    const due = { recordId: plan.id, kind: PaperKind.ACTION_PLAN, areaId, publishOn };
    await publishLater(context, manager, due);
    return { approvedAt };
  });
  if (publishOn !== null) await context.publishDue();
  return id;
}

/** Publishes a plan whose day has come, as if someone did it then. */
export async function publishDuePlan(manager: EntityManager, kind: DatabaseKind, id: string): Promise<void> {
  await changePlan(manager, kind, id, async (before) => {
    if (before.plan.publishedAt === null)
      await applyChange(manager, before, { publishedAt: new Date().toISOString() });
  });
}
