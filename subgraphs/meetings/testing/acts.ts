/** The mutations of this subgraph, as tests send them. */
export const RECORD_MEETING = `mutation ($input: RecordMeetingInput!) {
  recordMeeting(input: $input) {
    outcome
    meeting { id revision publishedAt decisions { id number assignments(first: 60) { edges { node { id revision area { code } } } } } }
  }
}`;
export const REPORT_PROGRESS = `mutation ($input: ReportDecisionProgressInput!) {
  reportDecisionProgress(input: $input) { outcome paperId reports { id } findings { code } }
}`;
export const PUBLISH_MEETING = `mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { id revision } }`;
export const PUBLISH_REPORT = `mutation ($input: PublishDecisionReportInput!) { publishDecisionReport(input: $input) { paperId } }`;
export const ASSIGN_DECISION = `mutation ($input: AssignDecisionInput!) {
  assignDecision(input: $input) { id assignments(first: 100) { edges { node { id area { code } } } } }
}`;
export const MOVE_DUE_DAY = `mutation ($input: MoveDueDayInput!) { moveDueDay(input: $input) { id revision dueOn } }`;
export const REQUEST_REPORTS = `mutation ($input: RequestReportsInput!) { requestReports(input: $input) { outcome request { id } } }`;
export const PUBLISH_REQUEST = `mutation ($input: PublishReportRequestInput!) { publishReportRequest(input: $input) { id publishedAt } }`;
export const CORRECT_REPORT = `mutation ($input: CorrectDecisionReportInput!) { correctDecisionReport(input: $input) { id revision } }`;
export const DELETE_REPORT = `mutation ($input: DeleteDecisionReportInput!) { deleteDecisionReport(input: $input) { id revision deletedAt } }`;
export const WITHDRAW_REPORT = `mutation ($input: WithdrawDecisionReportInput!) { withdrawDecisionReport(input: $input) { paperId reports { publishedAt } } }`;
export const WITHDRAW_MEETING = `mutation ($input: WithdrawMeetingInput!) { withdrawMeeting(input: $input) { id revision publishedAt } }`;
export const WITHDRAW_REQUEST = `mutation ($input: WithdrawReportRequestInput!) { withdrawReportRequest(input: $input) { id publishedAt } }`;
export const SUBMIT_MEETING = `mutation ($input: SubmitMeetingForApprovalInput!) { submitMeetingForApproval(input: $input) { id revision state } }`;
export const APPROVE_MEETING = `mutation ($input: ApproveMeetingInput!) { approveMeeting(input: $input) { id revision state } }`;
export const RETURN_MEETING = `mutation ($input: ReturnMeetingInput!) { returnMeeting(input: $input) { id revision state remark } }`;
export const VERIFY_REPORT = `mutation ($input: VerifyDecisionReportInput!) { verifyDecisionReport(input: $input) { id revision verification } }`;
export const DISPUTE_REPORT = `mutation ($input: DisputeDecisionReportInput!) { disputeDecisionReport(input: $input) { id revision verification } }`;

let requests = 0;

/** A requestId that no other act of the test has. */
export function newRequest(): string {
  requests += 1;
  return `request-${requests}`;
}

/** Minutes with one decision for the meeting's own area, for tests that say only what matters to them. */
export function minutes(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    requestId: newRequest(),
    areaCode: '5010',
    heldOn: '2022-09-12',
    agendaItems: [{ topic: 'সেবা সহজীকরণ', decisions: [{ number: '১', text: 'একটি সেবা সহজ করতে হবে।' }] }],
    publish: true,
    ...changes,
  };
}
