import type { HubContext } from '../../../lib/subgraph/hub-context';
import { recordWithdrawal } from '../../../lib/papers/withdrawal';
import { demand, demandBounds } from '../../../lib/writing/checks';
import type { WithdrawReportRequestInput } from './withdraw-request.input';
import { changeLetter } from './publish-request';

/** Makes a published letter a draft again: for the public it asks for nothing, and sets no due day. */
export async function withdrawRequest(
  context: HubContext,
  input: WithdrawReportRequestInput,
): Promise<string> {
  const { reason, reportRequestId } = input;
  demandBounds(input);
  demand(reason.trim(), 'Give the reason for withdrawing it.');
  return changeLetter(context, 'withdrawReportRequest', input, null, (manager) =>
    recordWithdrawal(manager, reportRequestId, reason),
  );
}
