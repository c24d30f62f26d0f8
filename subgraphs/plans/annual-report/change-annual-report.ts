import type { EntityManager } from 'typeorm';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { count } from '../plan-rollup';
import { AnnualReport } from './annual-report';

interface ChangeInput {
  readonly requestId: string;
  readonly annualReportId: string;
  readonly revision: number;
}

/** Changes what the public sees of an annual report, and counts the difference; nothing where there is none to make. */
export async function changeAnnualReport(
  { database, authority }: HubContext,
  act: string,
  input: ChangeInput,
  change: (report: AnnualReport) => Pick<AnnualReport, 'publishedAt' | 'withdrawnFor'> | null,
): Promise<string> {
  const { requestId, ...body } = input;
  const id = input.annualReportId;
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  demandBounds(input);
  return database.inTransaction(async (manager) => {
    const report = await lockedReport(manager, database.kind, id);
    if (!report || !authority.seesAll(report.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'annual report', id });
    authority.demandPublish(report.areaId);
    return onlyOnce(manager, request, async () => {
      if (report.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: report.revision });
      const changed = change(report);
      if (!changed) return id;
      const after = { ...report, ...changed, revision: report.revision + 1 };
      await manager.update(AnnualReport, { id }, after);
      await count(manager, database.kind, { annualReports: [report] }, { annualReports: [after] });
      return id;
    });
  });
}

function lockedReport(manager: EntityManager, kind: string, id: string): Promise<AnnualReport | null> {
  const query = manager.createQueryBuilder(AnnualReport, 'row').where('row.id = :id', { id });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  return query.getOne();
}
