import { takeStep, type Step } from '../../../lib/papers/approval-step';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import type { ApproveMeetingInput } from './approve-meeting.input';
import { KnownFrom, Meeting } from './meeting';

/** Submits minutes for approval, approves them or returns them with a remark; nothing that is counted changes. */
export function moveMeeting(
  context: HubContext,
  act: string,
  step: Step,
  { meetingId: id, ...input }: ApproveMeetingInput & { remark?: string },
): Promise<string> {
  return takeStep(context, { act, step, entity: Meeting, type: 'meeting', id, input, check: demandMinutes });
}

/** What is known only from reports goes with them. */
export function demandMinutes({ knownFrom }: Meeting): void {
  demand(
    knownFrom === KnownFrom.MINUTES,
    'The meeting is known only from reports; its minutes have not arrived. Record them first.',
  );
}
