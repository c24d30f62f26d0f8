import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { count } from '../plan-rollup';
import { AnnualReport } from './annual-report';
import type { PublishAnnualReportInput } from './annual-report.input';

/** Publishes an annual report. */
export async function publishAnnualReport(
  context: HubContext,
  input: PublishAnnualReportInput,
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const id = input.annualReportId;
  const request = { requestId, subject: authority.viewer.subject, act: 'publishAnnualReport', input: body };
  return database.inTransaction(async (manager) => {
    const query = manager.createQueryBuilder(AnnualReport, 'row').where('row.id = :id', { id });
    if (database.kind === 'mysql') query.setLock('pessimistic_write');
    const report = await query.getOne();
    if (!report || !authority.seesAll(report.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'annual report', id });
    authority.demandPublish(report.areaId);
    return onlyOnce(manager, request, async () => {
      if (report.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: report.revision });
      if (report.publishedAt !== null) return id;
      const change = { publishedAt: new Date().toISOString(), revision: report.revision + 1 };
      await manager.update(AnnualReport, { id }, change);
      const after = { ...report, ...change };
      await count(manager, database.kind, { annualReports: [report] }, { annualReports: [after] });
      return id;
    });
  });
}
