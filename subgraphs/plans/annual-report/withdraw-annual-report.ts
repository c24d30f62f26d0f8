import { AS_DRAFT } from '../../../lib/papers/approval';
import { cancelPublication, DuePublication } from '../../../lib/papers/embargo';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demandReason } from '../progress/report-meant';
import type { WithdrawAnnualReportInput } from './annual-report.input';
import { changeAnnualReport } from './change-annual-report';

/** Makes an annual report that is public, or that waits for the day on which it will be, a draft again. */
export async function withdrawAnnualReport(
  context: HubContext,
  input: WithdrawAnnualReportInput,
): Promise<string> {
  demandReason(input.reason);
  return changeAnnualReport(context, 'withdrawAnnualReport', input, async (manager, { id, publishedAt }) => {
    const waits = await manager.existsBy(DuePublication, { recordId: id });
    if (publishedAt === null && !waits) return null;
    await cancelPublication(manager, id);
    return { ...AS_DRAFT, publishedAt: null, withdrawnFor: input.reason };
  });
}
