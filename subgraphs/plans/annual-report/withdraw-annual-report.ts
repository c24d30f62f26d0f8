import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandReason } from '../progress/report-meant';
import type { WithdrawAnnualReportInput } from './annual-report.input';
import { changeAnnualReport } from './change-annual-report';

/** Makes a published annual report a draft again. */
export async function withdrawAnnualReport(
  context: HubContext,
  input: WithdrawAnnualReportInput,
): Promise<string> {
  demandReason(input.reason);
  return changeAnnualReport(context, 'withdrawAnnualReport', input, ({ publishedAt }) =>
    publishedAt === null ? null : { publishedAt: null, withdrawnFor: input.reason },
  );
}
