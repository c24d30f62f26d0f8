import type { Papers } from './papers';
import { corrected, NOBODY, noReport, NOWHERE, reason, remark, triesIn, tryKit } from './try-kit';
import type { Try } from './try';
import type { World } from './world';

/** The acts on meetings, decisions and reports on them. */
export function meetingTries(world: World, papers: Papers): Try[] {
  const meetings = triesIn('meetings');
  const { step, report, paper } = tryKit(world, papers);
  const meetingIn =
    (state: 'DRAFT' | 'SUBMITTED' | 'PUBLISHED', extra: object = {}) =>
    async (code: string) => {
      const { id, revision } = await papers.meeting(code, state === 'PUBLISHED');
      const about = { meetingId: id, revision };
      if (state !== 'SUBMITTED') return { ...about, ...extra };
      const sent = await step('meetings', 'submitMeetingForApproval', 'SubmitMeetingForApprovalInput', about);
      return { meetingId: id, revision: sent.revision as number, ...extra };
    };
  const noMeeting = (extra: object = {}) => ({ meetingId: NOBODY, revision: 1, ...extra });
  const request = async (code: string, publish: boolean) => ({
    reportRequestId: await papers.request(publish, (await papers.meeting(code, true)).id),
  });
  const { letter } = papers;

  return [
    meetings('recordMeeting', 'write', false, { ...papers.minutes(NOWHERE) }, (code) =>
      Promise.resolve(papers.minutes(code)),
    ),
    meetings(
      'recordMeeting',
      'both',
      false,
      { ...papers.minutes(NOWHERE), publish: true },
      (code) => Promise.resolve({ ...papers.minutes(code), publish: true }),
      { way: 'and publish', orAsks: 'write' },
    ),
    meetings('submitMeetingForApproval', 'write', true, noMeeting(), meetingIn('DRAFT')),
    meetings('approveMeeting', 'publish', true, noMeeting(), meetingIn('SUBMITTED')),
    meetings('returnMeeting', 'publish', true, noMeeting(remark), meetingIn('SUBMITTED', remark)),
    meetings('publishMeeting', 'publish', true, noMeeting(), meetingIn('DRAFT')),
    meetings(
      'publishMeeting',
      'publish',
      true,
      noMeeting({ publishOn: '2025-07-01' }),
      meetingIn('DRAFT', { publishOn: '2025-07-01' }),
      { way: 'on a day' },
    ),
    meetings('withdrawMeeting', 'publish', false, noMeeting(reason), meetingIn('PUBLISHED', reason)),
    meetings(
      'assignDecision',
      'write',
      true,
      { decisionId: NOBODY, binds: [{ scope: 'OWN' }] },
      async (code) => ({
        decisionId: (await papers.meeting(code, false)).decisionId,
        binds: [{ scope: 'OWN' }],
      }),
    ),
    meetings(
      'moveDueDay',
      'write',
      true,
      { assignmentId: NOBODY, revision: 1, dueOn: '2025-12-31', ...reason },
      async (code) => {
        const { assignmentId, assignmentRevision: revision } = await papers.meeting(code, false);
        return { assignmentId, revision, dueOn: '2025-12-31', ...reason };
      },
    ),
    meetings('requestReports', 'write', false, letter(NOBODY), async (code) =>
      letter((await papers.meeting(code, true)).id),
    ),
    meetings('publishReportRequest', 'publish', true, { reportRequestId: NOBODY }, (code) =>
      request(code, false),
    ),
    meetings(
      'withdrawReportRequest',
      'publish',
      false,
      { reportRequestId: NOBODY, ...reason },
      async (code) => ({ ...(await request(code, true)), ...reason }),
    ),
    meetings(
      'reportDecisionProgress',
      'write',
      false,
      {
        areaCode: NOWHERE,
        meetingAreaCode: '50',
        meetingOn: '2025-02-01',
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS' }],
      },
      async (code) => ({
        areaCode: code,
        meetingAreaCode: code,
        meetingOn: (await papers.meeting(code, true)).heldOn,
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS' }],
      }),
    ),
    meetings('publishDecisionReport', 'publish', true, { paperId: NOBODY }, paper('decisionReport', false)),
    meetings(
      'correctDecisionReport',
      'write',
      true,
      noReport(corrected),
      report('decisionReport', false, corrected),
    ),
    meetings(
      'correctDecisionReport',
      'both',
      false,
      noReport({ ...corrected, publish: true }),
      report('decisionReport', true, { ...corrected, publish: true }),
      { way: 'and publish', orAsks: 'write' },
    ),
    meetings(
      'deleteDecisionReport',
      'write',
      true,
      noReport(reason),
      report('decisionReport', false, reason),
      { way: 'of a draft', orAsks: 'publish' },
    ),
    meetings(
      'deleteDecisionReport',
      'publish',
      false,
      noReport(reason),
      report('decisionReport', true, reason),
      { way: 'of a public one', orAsks: 'write' },
    ),
    meetings(
      'withdrawDecisionReport',
      'publish',
      false,
      { paperId: NOBODY, revision: 1, ...reason },
      paper('decisionReport', true, reason),
    ),
    meetings('verifyDecisionReport', 'verify', true, noReport(), report('decisionReport', false, {}), {
      way: 'of a draft',
    }),
    meetings('verifyDecisionReport', 'verify', false, noReport(), report('decisionReport', true, {})),
    meetings(
      'disputeDecisionReport',
      'verify',
      false,
      noReport(remark),
      report('decisionReport', true, remark),
    ),
  ];
}
