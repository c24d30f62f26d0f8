import { IsNull, Not, type EntityManager } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Activity } from '../activity/activity';
import { changePlan } from '../change-plan';
import { ActivityReport } from '../progress/activity-report';
import { nextRevision } from '../progress/report-meant';
import { ActionPlan } from './action-plan';
import type { PlanDossier } from './plan-history';

interface ChangeInput {
  readonly requestId: string;
  readonly planId: string;
  readonly revision: number;
}

/** What an act of publishing or withdrawing may change of a plan. */
export type PlanChange = Partial<
  Pick<ActionPlan, 'publishedAt' | 'withdrawnFor' | 'submittedAt' | 'approvedAt'>
>;

/** Changes what the public sees of a plan, now or later, and counts the difference; nothing where there is none to make. */
export async function changeActionPlan(
  { database, authority }: HubContext,
  act: string,
  input: ChangeInput,
  change: (manager: EntityManager, plan: ActionPlan) => Promise<PlanChange | null>,
): Promise<string> {
  const { requestId, ...body } = input;
  const id = input.planId;
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  demandBounds(input);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActionPlan, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type: 'action plan', id });
    authority.demandPublish(known.areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, known.areaId);
      await changePlan(manager, database.kind, id, async (before) => {
        const { plan } = before;
        if (plan.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: plan.revision });
        const changed = await change(manager, plan);
        if (changed) await applyChange(manager, before, changed);
      });
      return id;
    });
  });
}

/** Writes a change of a plan, and with it what becomes public, or a draft again, together with the plan. */
export async function applyChange(
  manager: EntityManager,
  before: PlanDossier,
  changed: PlanChange,
): Promise<void> {
  const { id, revision } = before.plan;
  await manager.update(ActionPlan, { id }, { ...changed, revision: revision + 1 });
  const { publishedAt } = changed;
  if (publishedAt === undefined) return;
  await manager.update(Activity, { planId: id }, { published: publishedAt !== null });
  // What the plan says itself of progress; reports given later are published for themselves.
  const those = publishedAt === null ? Not(IsNull()) : IsNull();
  const reason = publishedAt === null && changed.withdrawnFor ? { reason: changed.withdrawnFor } : {};
  await manager.update(
    ActivityReport,
    { paperId: id, publishedAt: those, deletedAt: IsNull() },
    { publishedAt, ...reason, revision: nextRevision(before, id) },
  );
}
