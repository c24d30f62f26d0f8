import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { cancelPublication, publishLater } from '../../../lib/papers/embargo';
import { PaperKind } from '../../../lib/papers/memo';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import type { PublishAnnualReportInput } from './annual-report.input';
import { changeAnnualReport, changeLocked } from './change-annual-report';

/** Publishes an annual report, at once or from the first moment of a day on; either approves it. */
export async function publishAnnualReport(
  context: HubContext,
  input: PublishAnnualReportInput,
): Promise<string> {
  const publishOn = input.publishOn ?? null;
  const id = await changeAnnualReport(context, 'publishAnnualReport', input, async (manager, report) => {
    const { id: recordId, areaId, publishedAt } = report;
    demand(publishedAt === null || publishOn === null, 'The report is public already; withdraw it first.');
    if (publishedAt !== null) return null;
    const now = new Date().toISOString();
    const approvedAt = report.approvedAt ?? now;
    if (publishOn === null) {
      await cancelPublication(manager, recordId);
      return { approvedAt, publishedAt: now };
    }
    await publishLater(context, manager, { recordId, kind: PaperKind.ANNUAL_REPORT, areaId, publishOn });
    return { approvedAt };
  });
  if (publishOn !== null) await context.publishDue();
  return id;
}

/** Publishes a report whose day has come, as if someone did it then. */
export async function publishDueReport(
  manager: EntityManager,
  kind: DatabaseKind,
  id: string,
): Promise<void> {
  await changeLocked(manager, kind, id, ({ publishedAt }) =>
    Promise.resolve(publishedAt === null ? { publishedAt: new Date().toISOString() } : null),
  );
}
