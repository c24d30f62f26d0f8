import { IsNull } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import { nextRevision } from './report-meant';
import type { PublishActivityReportInput } from './report-progress.input';

/** Publishes all reports of one paper. They show to the public once their plan is published too. */
export async function publishReport(context: HubContext, input: PublishActivityReportInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { paperId } = body;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishActivityReport', input: body };
  return database.inTransaction(async (manager) => {
    const report = await manager.findOneBy(ActivityReport, { paperId });
    if (!report || !authority.seesAll(report.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: paperId });
    authority.demandPublish(report.areaId);
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, report.planId, async (before) => {
        const publishedAt = new Date().toISOString();
        const drafts = { paperId, publishedAt: IsNull(), deletedAt: IsNull() };
        const revision = nextRevision(before, paperId);
        await manager.update(ActivityReport, drafts, { publishedAt, revision });
      });
      return paperId;
    });
  });
}
