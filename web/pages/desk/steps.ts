import {
  DeskApproveActionPlan,
  DeskApproveAnnualReport,
  DeskApproveMeeting,
  DeskPublishActionPlan,
  DeskPublishAnnualReport,
  DeskPublishMeeting,
  DeskReturnActionPlan,
  DeskReturnAnnualReport,
  DeskReturnMeeting,
  DeskSubmitActionPlan,
  DeskSubmitAnnualReport,
  DeskSubmitMeeting,
} from '../../operations';

/** The steps of a paper on its way to the public, each with its act for each kind. */
export const STEPS = {
  submit: { minutes: DeskSubmitMeeting, plan: DeskSubmitActionPlan, annualReport: DeskSubmitAnnualReport },
  approve: {
    minutes: DeskApproveMeeting,
    plan: DeskApproveActionPlan,
    annualReport: DeskApproveAnnualReport,
  },
  publish: {
    minutes: DeskPublishMeeting,
    plan: DeskPublishActionPlan,
    annualReport: DeskPublishAnnualReport,
  },
  giveBack: { minutes: DeskReturnMeeting, plan: DeskReturnActionPlan, annualReport: DeskReturnAnnualReport },
} as const;

export type Step = keyof typeof STEPS;

type State = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'PUBLISHED';

/** Which steps are offered to whom; what is not allowed after all, the hub refuses. */
export function stepsAllowed(
  state: State,
  { role, area }: { readonly role: string; readonly area: string | null },
  of: string | null,
): Step[] {
  const answers = role === 'COMMISSIONER' || role === 'ADMIN';
  const writes = role === 'ADMIN' || (role === 'OFFICER' && isOwn(area, of));
  if (state === 'DRAFT')
    return [...(writes ? (['submit'] as const) : []), ...(answers ? (['publish'] as const) : [])];
  if (!answers) return [];
  if (state === 'SUBMITTED') return ['approve', 'publish', 'giveBack'];
  return state === 'APPROVED' ? ['publish', 'giveBack'] : [];
}

/**
 * Whether a draft that somebody sees is of the own area, also where the token names it by a former code: what one
 * sees in draft lies in the own area or below it, and of its level there is only that one.
 */
function isOwn(area: string | null, of: string | null): boolean {
  if (area === null || of === null) return false;
  return area === of || (area !== 'BD' && area.length === of.length);
}
