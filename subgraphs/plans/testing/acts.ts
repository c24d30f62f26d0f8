import type { Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask } from '../../../tests/support/ask';

/** The mutations of this subgraph, as tests send them. */
export const SUBMIT_PLAN = `mutation ($input: SubmitActionPlanInput!) {
  submitActionPlan(input: $input) {
    outcome
    actionPlan {
      id revision publishedAt findings { code severity raw message }
      activities { id position number revision dueOn endsOnInDoubt occurrences { position } }
    }
  }
}`;
export const REPORT = `mutation ($input: ReportActivityProgressInput!) {
  reportActivityProgress(input: $input) {
    outcome paperId reports { status statusBasis progress occurrencesDone activity { number } } findings { code }
  }
}`;
export const PUBLISH_PLAN = `mutation ($input: PublishActionPlanInput!) {
  publishActionPlan(input: $input) { id revision state publishOn }
}`;
export const PUBLISH_REPORT = `mutation ($input: PublishActivityReportInput!) { publishActivityReport(input: $input) { paperId } }`;
export const CONFIRM_PERIOD = `mutation ($input: ConfirmActivityPeriodInput!) {
  confirmActivityPeriod(input: $input) { id revision endsOn endsOnInDoubt dueOn periodReason }
}`;
export const SUBMIT_ANNUAL = `mutation ($input: SubmitAnnualReportInput!) {
  submitAnnualReport(input: $input) { outcome annualReport { id revision dueOn daysLate } }
}`;
export const PUBLISH_ANNUAL = `mutation ($input: PublishAnnualReportInput!) {
  publishAnnualReport(input: $input) { id revision state publishOn }
}`;

export const CORRECT_REPORT = `mutation ($input: CorrectActivityReportInput!) {
  correctActivityReport(input: $input) { id paperId revision publishedAt reason supersedes { id revision } }
}`;
export const DELETE_REPORT = `mutation ($input: DeleteActivityReportInput!) {
  deleteActivityReport(input: $input) { id revision deletedAt reason }
}`;
export const WITHDRAW_REPORT = `mutation ($input: WithdrawActivityReportInput!) {
  withdrawActivityReport(input: $input) { paperId reports { id revision publishedAt reason } }
}`;
export const WITHDRAW_PLAN = `mutation ($input: WithdrawActionPlanInput!) {
  withdrawActionPlan(input: $input) { id revision publishedAt withdrawnFor }
}`;
export const WITHDRAW_ANNUAL = `mutation ($input: WithdrawAnnualReportInput!) {
  withdrawAnnualReport(input: $input) { id revision publishedAt withdrawnFor }
}`;

export const VERIFY_REPORT = `mutation ($input: VerifyActivityReportInput!) {
  verifyActivityReport(input: $input) { id revision verification verifiedAt verificationRemark }
}`;
export const DISPUTE_REPORT = `mutation ($input: DisputeActivityReportInput!) {
  disputeActivityReport(input: $input) { id revision verification verifiedAt verificationRemark }
}`;

/** The steps of a paper on its way to the public, for both kinds of paper. */
const STANDING = 'id revision state submittedAt approvedAt returnedAt remark publishOn';
const step = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${STANDING} } }`;
export const PLAN_STEPS = {
  submit: step('submitActionPlanForApproval', 'SubmitActionPlanForApprovalInput'),
  approve: step('approveActionPlan', 'ApproveActionPlanInput'),
  return: step('returnActionPlan', 'ReturnActionPlanInput'),
};
export const ANNUAL_STEPS = {
  submit: step('submitAnnualReportForApproval', 'SubmitAnnualReportForApprovalInput'),
  approve: step('approveAnnualReport', 'ApproveAnnualReportInput'),
  return: step('returnAnnualReport', 'ReturnAnnualReportInput'),
};

let requests = 0;

/** A requestId that no other act of the test has. */
export function newRequest(): string {
  requests += 1;
  return `request-${requests}`;
}

/** A plan of Bogura with one plain activity, for tests that say only what matters to them. */
export function aPlan(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    requestId: newRequest(),
    areaCode: '5010',
    fiscalYear: '2022-23',
    submittedOn: '2022-07-20',
    activities: [{ number: '১', task: 'ইনোভেশন সার্কেল আয়োজন', startsOn: '2022-08-01', endsOn: '2022-09-15' }],
    publish: true,
    ...changes,
  };
}

/** A published report on that plan. */
export function aReport(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    requestId: newRequest(),
    areaCode: '5010',
    fiscalYear: '2022-23',
    reportedOn: '2022-09-01',
    items: [{ number: '1', status: 'IN_PROGRESS' }],
    publish: true,
    ...changes,
  };
}

type Data = Awaited<ReturnType<typeof ask>>['data'];

/** Does an act that must succeed; the first error is thrown. */
export async function act(
  subgraph: Subgraph,
  mutation: string,
  input: object,
  viewer: Viewer = ADMIN,
): Promise<Data> {
  const { data, errors } = await ask(subgraph, mutation, { input }, viewer);
  if (errors?.[0]) throw errors[0];
  return Object.values(data)[0];
}
