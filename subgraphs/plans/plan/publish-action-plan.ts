import { IsNull } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Activity } from '../activity/activity';
import { changePlan } from '../change-plan';
import { ActivityReport } from '../progress/activity-report';
import { nextRevision } from '../progress/report-meant';
import { ActionPlan } from './action-plan';
import type { PublishActionPlanInput } from './plan-acts.input';

/**
 * Publishes a plan with its activities and with what it says itself of their progress. Later reports on
 * them are published for themselves.
 */
export async function publishActionPlan(context: HubContext, input: PublishActionPlanInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const id = input.planId;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishActionPlan', input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(ActionPlan, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type: 'action plan', id });
    authority.demandPublish(known.areaId);
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, id, async (before) => {
        const { plan } = before;
        if (plan.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: plan.revision });
        if (plan.publishedAt !== null) return;
        const publishedAt = new Date().toISOString();
        await manager.update(ActionPlan, { id }, { publishedAt, revision: plan.revision + 1 });
        await manager.update(Activity, { planId: id }, { published: true });
        const drafts = { paperId: id, publishedAt: IsNull(), deletedAt: IsNull() };
        await manager.update(ActivityReport, drafts, { publishedAt, revision: nextRevision(before, id) });
      });
      return id;
    });
  });
}
