import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { PublishAnnualReportInput } from './annual-report.input';
import { changeAnnualReport } from './change-annual-report';

/** Publishes an annual report. */
export function publishAnnualReport(context: HubContext, input: PublishAnnualReportInput): Promise<string> {
  return changeAnnualReport(context, 'publishAnnualReport', input, ({ publishedAt, withdrawnFor }) =>
    publishedAt === null ? { publishedAt: new Date().toISOString(), withdrawnFor } : null,
  );
}
