import type { Role } from './viewer';

/**
 * Where a rule lets a role act: in the own area only; there and in all that counts in it; only in
 * what lies below the own area; or below it and, for whoever answers for the whole country, everywhere.
 */
export type Place = 'OWN' | 'JURISDICTION' | 'BELOW' | 'BELOW_OR_COUNTRY';

interface Rule {
  readonly who: Readonly<Partial<Record<Role, Place>>>;
  /** Why it is so, in a line; docs/access.md prints it. */
  readonly why: string;
}

/** Who may do what where. Everything else in the hub asks these few rules; docs/access.md is made from them. */
export const RULES = {
  SEE_ALL: {
    who: {
      ANALYST: 'JURISDICTION',
      OFFICER: 'JURISDICTION',
      COMMISSIONER: 'JURISDICTION',
      ADMIN: 'JURISDICTION',
    },
    why: 'An office answers for what lies below it, so it sees drafts and raw text there, and nowhere else.',
  },
  WRITE: {
    who: { OFFICER: 'OWN', ADMIN: 'JURISDICTION' },
    why: 'Each office reports for itself; nobody writes in the name of an office below.',
  },
  PUBLISH: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'What the public sees is let out, and taken back, by whoever answers for it.',
  },
  APPROVE: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'A paper is approved or returned by whoever may publish it.',
  },
  VERIFY: {
    who: { COMMISSIONER: 'BELOW', ADMIN: 'BELOW_OR_COUNTRY' },
    why: 'Progress is verified or disputed by the superior office: nobody verifies the own report.',
  },
  CHANGE_AREAS: {
    who: { ADMIN: 'JURISDICTION' },
    why: 'The tree is changed by an administrator of all that the change touches.',
  },
  READ_AUDIT: {
    who: { COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'Who did what is for those who answer for it.',
  },
  KEEP_DRAFT: {
    who: { OFFICER: 'OWN', COMMISSIONER: 'JURISDICTION', ADMIN: 'JURISDICTION' },
    why: 'What somebody types is kept until it is recorded, for whoever typed it and for nobody else, an administrator neither; it is of no area.',
  },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** What a mutation asks: one rule, or WRITE for what is still a draft and PUBLISH for what is public. */
export type Asked = RuleName | 'CHANGE';

interface Act {
  readonly asks: Asked;
  /** Whose area it is about. */
  readonly of: string;
}

/** Every mutation and what it asks. One that is not here cannot be built into a schema. */
export const ACTS: Readonly<Record<string, Act>> = {
  createArea: { asks: 'CHANGE_AREAS', of: 'the area above the new one' },
  moveArea: { asks: 'CHANGE_AREAS', of: 'all that it touches' },
  changeAreaCodes: { asks: 'CHANGE_AREAS', of: 'all that it touches' },
  mergeAreas: { asks: 'CHANGE_AREAS', of: 'all that it touches' },
  splitArea: { asks: 'CHANGE_AREAS', of: 'all that it touches' },
  closeArea: { asks: 'CHANGE_AREAS', of: 'all that it touches' },
  recordTenure: { asks: 'WRITE', of: 'the area of the post' },
  formTeam: { asks: 'WRITE', of: 'the area of the team' },
  publishTeam: { asks: 'PUBLISH', of: 'the area of the team' },
  keepEntryDraft: { asks: 'KEEP_DRAFT', of: 'no area: only what one typed oneself' },
  dropEntryDrafts: { asks: 'KEEP_DRAFT', of: 'no area: only what one typed oneself' },

  recordMeeting: { asks: 'WRITE', of: 'the area that met' },
  submitMeetingForApproval: { asks: 'WRITE', of: 'the area that met' },
  approveMeeting: { asks: 'APPROVE', of: 'the area that met' },
  returnMeeting: { asks: 'APPROVE', of: 'the area that met' },
  publishMeeting: { asks: 'PUBLISH', of: 'the area that met' },
  withdrawMeeting: { asks: 'PUBLISH', of: 'the area that met' },
  assignDecision: { asks: 'WRITE', of: 'the area that decided' },
  moveDueDay: { asks: 'WRITE', of: 'the area that decided' },
  requestReports: { asks: 'WRITE', of: 'the area that met' },
  publishReportRequest: { asks: 'PUBLISH', of: 'the area that met' },
  withdrawReportRequest: { asks: 'PUBLISH', of: 'the area that met' },
  reportDecisionProgress: { asks: 'WRITE', of: 'the area that reports' },
  publishDecisionReport: { asks: 'PUBLISH', of: 'the area that reported' },
  correctDecisionReport: { asks: 'WRITE', of: 'the area that reported' },
  deleteDecisionReport: { asks: 'CHANGE', of: 'the area that reported' },
  withdrawDecisionReport: { asks: 'PUBLISH', of: 'the area that reported' },
  verifyDecisionReport: { asks: 'VERIFY', of: 'the area that reported' },
  disputeDecisionReport: { asks: 'VERIFY', of: 'the area that reported' },

  submitActionPlan: { asks: 'WRITE', of: 'the area of the plan' },
  submitActionPlanForApproval: { asks: 'WRITE', of: 'the area of the plan' },
  approveActionPlan: { asks: 'APPROVE', of: 'the area of the plan' },
  returnActionPlan: { asks: 'APPROVE', of: 'the area of the plan' },
  publishActionPlan: { asks: 'PUBLISH', of: 'the area of the plan' },
  withdrawActionPlan: { asks: 'PUBLISH', of: 'the area of the plan' },
  confirmActivityPeriod: { asks: 'CHANGE', of: 'the area of the plan' },
  reportActivityProgress: { asks: 'WRITE', of: 'the area of the plan' },
  publishActivityReport: { asks: 'PUBLISH', of: 'the area of the plan' },
  correctActivityReport: { asks: 'WRITE', of: 'the area of the plan' },
  deleteActivityReport: { asks: 'CHANGE', of: 'the area of the plan' },
  withdrawActivityReport: { asks: 'PUBLISH', of: 'the area of the plan' },
  verifyActivityReport: { asks: 'VERIFY', of: 'the area of the plan' },
  disputeActivityReport: { asks: 'VERIFY', of: 'the area of the plan' },
  submitAnnualReport: { asks: 'WRITE', of: 'the area of the report' },
  submitAnnualReportForApproval: { asks: 'WRITE', of: 'the area of the report' },
  approveAnnualReport: { asks: 'APPROVE', of: 'the area of the report' },
  returnAnnualReport: { asks: 'APPROVE', of: 'the area of the report' },
  publishAnnualReport: { asks: 'PUBLISH', of: 'the area of the report' },
  withdrawAnnualReport: { asks: 'PUBLISH', of: 'the area of the report' },
};

/** The rules of which one must let act somewhere, for an act to be worth looking at. */
export function rulesOf(act: string): readonly RuleName[] | null {
  const asks = ACTS[act]?.asks;
  if (!asks) return null;
  return asks === 'CHANGE' ? ['WRITE', 'PUBLISH'] : [asks];
}

/** Where a rule lets a role act; null where nowhere. */
export function placeOf(rule: RuleName, role: Role): Place | null {
  const { who }: Rule = RULES[rule];
  return who[role] ?? null;
}
