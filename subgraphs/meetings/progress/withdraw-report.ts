import type { HubContext } from '../../../lib/subgraph/hub-context';
import { recordWithdrawal } from '../../../lib/papers/withdrawal';
import { demand, demandBounds } from '../../../lib/writing/checks';
import type { WithdrawDecisionReportInput } from './change-report.input';
import { changePaper } from './publish-report';

/** Makes all reports of one paper drafts again, as if the public had never seen them. */
export async function withdrawReport(
  context: HubContext,
  input: WithdrawDecisionReportInput,
): Promise<string> {
  const { reason, paperId } = input;
  demandBounds(input);
  demand(reason.trim(), 'Give the reason for withdrawing it.');
  return changePaper(context, 'withdrawDecisionReport', input, null, (manager) =>
    recordWithdrawal(manager, paperId, reason),
  );
}
