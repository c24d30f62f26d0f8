import { IsNull, Not } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { Activity } from '../activity/activity';
import { changePlan } from '../change-plan';
import { ActivityReport } from '../progress/activity-report';
import { demandReason, nextRevision } from '../progress/report-meant';
import { ActionPlan } from './action-plan';
import type { WithdrawActionPlanInput } from './plan-acts.input';

/**
 * Makes a published plan a draft again, with its activities and with what it says itself of their
 * progress. Reports published for themselves stay so, and show again once the plan does.
 */
export async function withdrawActionPlan(
  context: HubContext,
  input: WithdrawActionPlanInput,
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { planId: id, reason } = body;
  const request = { requestId, subject: authority.viewer.subject, act: 'withdrawActionPlan', input: body };
  demandBounds(input);
  demandReason(reason);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActionPlan, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type: 'action plan', id });
    authority.demandPublish(known.areaId);
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, id, async (before) => {
        const { plan } = before;
        if (plan.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: plan.revision });
        if (plan.publishedAt === null) return;
        const withdrawn = { publishedAt: null, withdrawnFor: reason, revision: plan.revision + 1 };
        await manager.update(ActionPlan, { id }, withdrawn);
        await manager.update(Activity, { planId: id }, { published: false });
        const own = { paperId: id, publishedAt: Not(IsNull()), deletedAt: IsNull() };
        const revision = nextRevision(before, id);
        await manager.update(ActivityReport, own, { publishedAt: null, reason, revision });
      });
      return id;
    });
  });
}
