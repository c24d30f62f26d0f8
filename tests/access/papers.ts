import type { World } from './world';

/** Records of each kind, made by an administrator, for acts to be tried on. Each is a new one. */
export interface Papers {
  meeting(code: string, publish: boolean, text?: string): Promise<MadeMeeting>;
  /** On a new public meeting unless the day of another is given. */
  decisionReport(code: string, publish: boolean, text?: string, heldOn?: string): Promise<MadeReport>;
  plan(code: string, publish: boolean, text?: string): Promise<MadePlan>;
  /** On a new public plan unless the year of another is given. */
  activityReport(code: string, publish: boolean, text?: string, year?: string): Promise<MadeReport>;
  annualReport(code: string, publish: boolean, text?: string): Promise<Made>;
  team(code: string, publish: boolean, text?: string, on?: string): Promise<Made>;
  /** A letter that asks for reports on a meeting; its id. */
  request(publish: boolean, meetingId: string, text?: string): Promise<string>;
  letter(meetingId: string, text?: string): Record<string, unknown>;
  /** Inputs of papers that are not on record yet. */
  minutes(code: string, text?: string): Record<string, unknown>;
  actionPlan(code: string, text?: string): Record<string, unknown>;
  annual(code: string, text?: string): Record<string, unknown>;
  order(code: string, text?: string): Record<string, unknown>;
  newRequest(): string;
}

export interface Made {
  readonly id: string;
  readonly revision: number;
}
export interface MadeMeeting extends Made {
  readonly heldOn: string;
  readonly decisionId: string;
  readonly assignmentId: string;
  readonly assignmentRevision: number;
}
export interface MadeReport extends Made {
  readonly paperId: string;
}
export interface MadePlan extends Made {
  readonly fiscalYear: string;
  readonly activityId: string;
  readonly activityRevision: number;
}

const FIRST_DAY = Date.parse('2023-07-01');
const DAY_MS = 86_400_000;

export function papersOf(world: World): Papers {
  const counts = new Map<string, number>();
  const next = (what: string): number => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return counts.get(what) ?? 0;
  };
  const newRequest = (): string => `access-${next('request')}`;
  const act = (name: 'organisation' | 'meetings' | 'plans', mutation: string, input: object) =>
    world.act(name, mutation, { requestId: newRequest(), ...input });
  /** A plan and a report of a year there is once for each area: years go back from the last one. */
  const yearOf = (what: string): number => 2024 - next(what);
  const fiscal = (from: number): string => `${from}-${String((from + 1) % 100).padStart(2, '0')}`;

  const papers: Papers = {
    newRequest,
    minutes: (code, text = 'সিদ্ধান্ত') => ({
      areaCode: code,
      heldOn: new Date(FIRST_DAY + next(`meeting ${code}`) * DAY_MS).toISOString().slice(0, 10),
      title: `${text} সভা`,
      agendaItems: [
        {
          number: '1',
          topic: `${text} বিষয়`,
          discussion: `${text} আলোচনা`,
          decisions: [{ number: '1', text: `${text} সিদ্ধান্ত`, implementer: text, dueOn: '2025-03-31' }],
        },
      ],
      memo: {
        subject: `${text} স্মারক`,
        copyTo: [text],
        references: [{ raw: text }],
        contentHash: newRequest(),
      },
      findings: [
        { code: 'ODD', severity: 'WARNING', line: 1, message: `${text} অসংগতি`, raw: `RAW ${text}` },
      ],
    }),
    actionPlan: (code, text = 'কর্মপরিকল্পনা') => {
      const year = yearOf(`plan ${code}`);
      return {
        areaCode: code,
        fiscalYear: fiscal(year),
        submittedOn: `${year}-07-20`,
        title: text,
        activities: [
          {
            number: '1',
            task: `${text} কার্যক্রম`,
            startsOn: `${year}-08-01`,
            endsOn: `${year}-12-31`,
            responsible: text,
            occurrences: [{ label: text, on: `${year}-09-01` }],
          },
        ],
        memo: { subject: `${text} স্মারক`, contentHash: newRequest() },
      };
    },
    annual: (code, text = 'প্রতিবেদন') => {
      const year = yearOf(`annual ${code}`);
      return { areaCode: code, fiscalYear: fiscal(year), submittedOn: `${year + 1}-07-10`, text };
    },
    order: (code, text = 'টিম') => ({
      areaCode: code,
      formedOn: new Date(FIRST_DAY + next(`team ${code}`) * DAY_MS).toISOString().slice(0, 10),
      nameBn: text,
      members: [{ post: `${text} পদ`, personName: `${text} নাম`, role: 'CHAIR', raw: `RAW ${text}` }],
      termsOfReference: [`${text} কার্যপরিধি`],
      memo: { subject: `${text} আদেশ`, contentHash: newRequest() },
    }),

    async meeting(code, publish, text) {
      const input = { ...papers.minutes(code, text), publish };
      const { meeting } = await act('meetings', RECORD_MEETING, input);
      const [decision] = meeting.decisions;
      const { id, revision } = decision.assignments.edges[0].node;
      return {
        id: meeting.id,
        revision: meeting.revision,
        heldOn: meeting.heldOn,
        decisionId: decision.id,
        assignmentId: id,
        assignmentRevision: revision,
      };
    },
    async decisionReport(code, publish, text = 'অগ্রগতি', on) {
      const heldOn = on ?? (await papers.meeting(code, true)).heldOn;
      const { paperId, reports } = await act('meetings', REPORT_DECISIONS, {
        areaCode: code,
        meetingAreaCode: code,
        meetingOn: heldOn,
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS', progress: 40, text, evidence: text }],
        memo: { subject: `${text} স্মারক`, contentHash: newRequest() },
        publish,
      });
      return { paperId, id: reports[0].id, revision: reports[0].revision };
    },
    async plan(code, publish, text) {
      const { actionPlan } = await act('plans', SUBMIT_PLAN, { ...papers.actionPlan(code, text), publish });
      const [activity] = actionPlan.activities;
      const { id, revision, fiscalYear } = actionPlan;
      return { id, revision, fiscalYear, activityId: activity.id, activityRevision: activity.revision };
    },
    async activityReport(code, publish, text = 'অগ্রগতি', year) {
      const fiscalYear = year ?? (await papers.plan(code, true)).fiscalYear;
      const { paperId, reports } = await act('plans', REPORT_ACTIVITIES, {
        areaCode: code,
        fiscalYear,
        reportedOn: '2025-05-01',
        items: [{ number: '1', status: 'IN_PROGRESS', progress: 40, text, evidence: text }],
        publish,
      });
      return { paperId, id: reports[0].id, revision: reports[0].revision };
    },
    async annualReport(code, publish, text) {
      const { annualReport } = await act('plans', SUBMIT_ANNUAL, { ...papers.annual(code, text), publish });
      return annualReport;
    },
    letter: (meetingId, text = 'চাহিদা') => ({
      meetingId,
      of: [{ scope: 'OWN' }],
      issuedOn: '2025-05-01',
      dueOn: '2025-05-20',
      memo: { subject: text, contentHash: newRequest() },
    }),
    async request(publish, meetingId, text) {
      const { request } = await act('meetings', REQUEST_REPORTS, {
        ...papers.letter(meetingId, text),
        publish,
      });
      return request.id;
    },
    async team(code, publish, text, on) {
      const { team } = await act('organisation', FORM_TEAM, {
        ...papers.order(code, text),
        ...(on ? { formedOn: on } : {}),
        publish,
      });
      return team;
    },
  };
  return papers;
}

const RECORD_MEETING = `mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting {
  id revision heldOn decisions { id assignments(first: 1) { edges { node { id revision } } } } } } }`;
const REPORT_DECISIONS = `mutation ($input: ReportDecisionProgressInput!) {
  reportDecisionProgress(input: $input) { paperId reports { id revision } } }`;
const REQUEST_REPORTS = `mutation ($input: RequestReportsInput!) { requestReports(input: $input) { request { id } } }`;
const SUBMIT_PLAN = `mutation ($input: SubmitActionPlanInput!) { submitActionPlan(input: $input) { actionPlan {
  id revision fiscalYear activities { id revision } } } }`;
const REPORT_ACTIVITIES = `mutation ($input: ReportActivityProgressInput!) {
  reportActivityProgress(input: $input) { paperId reports { id revision } } }`;
const SUBMIT_ANNUAL = `mutation ($input: SubmitAnnualReportInput!) {
  submitAnnualReport(input: $input) { annualReport { id revision } } }`;
const FORM_TEAM = `mutation ($input: FormTeamInput!) { formTeam(input: $input) { team { id revision } } }`;
