import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { count } from '../plan-rollup';
import { AnnualReport } from './annual-report';

interface ChangeInput {
  readonly requestId: string;
  readonly annualReportId: string;
  readonly revision: number;
}

/** What an act of publishing or withdrawing may change of an annual report. */
export type AnnualReportChange = Partial<
  Pick<AnnualReport, 'publishedAt' | 'withdrawnFor' | 'submittedAt' | 'approvedAt'>
>;

/** Changes what the public sees of an annual report, now or later, and counts the difference; nothing where there is none to make. */
export async function changeAnnualReport(
  { database, authority }: HubContext,
  act: string,
  input: ChangeInput,
  change: (manager: EntityManager, report: AnnualReport) => Promise<AnnualReportChange | null>,
): Promise<string> {
  const { requestId, ...body } = input;
  const id = input.annualReportId;
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  demandBounds(input);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(AnnualReport, { id });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'annual report', id });
    authority.demandPublish(known.areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, known.areaId);
      await changeLocked(manager, database.kind, id, async (report) => {
        const { revision } = report;
        if (revision !== input.revision) throw fail('REVISION_CONFLICT', { revision });
        return change(manager, report);
      });
      return id;
    });
  });
}

/** Changes a report as whoever held it before left it, and counts the difference. */
export async function changeLocked(
  manager: EntityManager,
  kind: DatabaseKind,
  id: string,
  change: (report: AnnualReport) => Promise<AnnualReportChange | null>,
): Promise<void> {
  const query = manager.createQueryBuilder(AnnualReport, 'row').where('row.id = :id', { id });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  const report = await query.getOneOrFail();
  const changed = await change(report);
  if (!changed) return;
  const after = { ...report, ...changed, revision: report.revision + 1 };
  await manager.update(AnnualReport, { id }, { ...changed, revision: after.revision });
  await count(manager, kind, { annualReports: [report] }, { annualReports: [after] });
}
