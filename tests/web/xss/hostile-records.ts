import type { Viewer } from '../../../lib/auth/viewer';
import type { TestHub } from '../../support/hub-in-process';
import { PAYLOADS } from './payloads';

/** The districts whose upazilas are called by the payloads, and in the first of which everything hostile was written. */
export const HOSTILE_AREAS = ['5095', '5096'] as const;
export const HOSTILE_AREA = HOSTILE_AREAS[0];
export const HOSTILE_YEAR = '2023-24';
export const OFFICER: Viewer = {
  role: 'OFFICER',
  area: HOSTILE_AREA,
  subject: '<img src=x onerror=alert(1)>',
};
export const SUPERIOR: Viewer = { role: 'COMMISSIONER', area: '50', subject: '"><script>alert(1)</script>' };

export interface HostileRecords {
  /** The minutes whose decisions hold every payload, and their ids. */
  readonly meeting: string;
  readonly plan: string;
  readonly assignment: string;
  readonly activity: string;
  /** One published record for each payload: its title and every other text of it are that payload. */
  readonly meetings: readonly string[];
  /** Drafts on their way to the public, as desks show them. */
  readonly drafts: readonly string[];
  readonly team: string;
}

/** Writes every payload into every text that an office, or whoever keeps the tree of areas, can write. */
export async function writeHostileRecords(hub: TestHub): Promise<HostileRecords> {
  const act = await actsOn(hub);
  await nameAreas(act);
  const meeting = await act(
    'recordMeeting',
    minutes(0),
    'meeting { id decisions { assignments(first: 1) { edges { node { id } } } } }',
  );
  await act(
    'reportDecisionProgress',
    {
      areaCode: HOSTILE_AREA,
      meetingAreaCode: HOSTILE_AREA,
      meetingOn: '2023-07-01',
      items: PAYLOADS.map((text, place) => ({
        number: `${place + 1}`,
        status: 'IN_PROGRESS',
        text,
        evidence: text,
      })),
      ...paper(0),
    },
    'paperId',
  );
  const meetings: string[] = [];
  for (const place of PAYLOADS.keys())
    meetings.push((await act('recordMeeting', oneDecision(place), 'meeting { id }')).meeting.id);
  const plan = await act(
    'submitActionPlan',
    {
      areaCode: HOSTILE_AREA,
      fiscalYear: HOSTILE_YEAR,
      title: PAYLOADS[0],
      activities: PAYLOADS.map(activity),
      ...paper(1),
    },
    'actionPlan { id activities { id } }',
  );
  await act(
    'reportActivityProgress',
    {
      areaCode: HOSTILE_AREA,
      fiscalYear: HOSTILE_YEAR,
      items: PAYLOADS.map((text, place) => ({
        number: `${place + 1}`,
        status: 'IN_PROGRESS',
        text,
        evidence: text,
      })),
      ...paper(2),
    },
    'paperId',
  );
  for (const [place, text] of PAYLOADS.slice(0, 4).entries())
    await act(
      'submitActionPlan',
      {
        areaCode: HOSTILE_AREA,
        fiscalYear: `20${19 + place}-${20 + place}`,
        title: text,
        activities: [activity(text, 0)],
        ...paper(place),
      },
      'actionPlan { id }',
    );
  await act(
    'submitAnnualReport',
    { areaCode: HOSTILE_AREA, fiscalYear: HOSTILE_YEAR, text: PAYLOADS.join('\n'), ...paper(3) },
    'annualReport { id }',
  );
  const team = await act(
    'formTeam',
    {
      areaCode: HOSTILE_AREA,
      formedOn: '2023-07-01',
      nameBn: PAYLOADS[0],
      members: PAYLOADS.map((text) => ({ post: text, personName: text, role: 'MEMBER', raw: text })),
      termsOfReference: PAYLOADS,
      ...paper(4),
    },
    'team { id }',
  );
  return {
    meeting: meeting.meeting.id,
    assignment: meeting.meeting.decisions[0].assignments.edges[0].node.id,
    plan: plan.actionPlan.id,
    activity: plan.actionPlan.activities[0].id,
    meetings,
    team: team.team.id,
    drafts: await leaveDrafts(act),
  };
}

/** How many meetings show every payload at their head. */
export const FIFTH = Math.ceil(PAYLOADS.length / 5);

type Act = (name: string, input: object, asked: string, as?: string) => Promise<any>;

async function actsOn(hub: TestHub): Promise<Act> {
  const tokens: Record<string, string> = {
    administrator: hub.administrator,
    officer: await hub.tokenOf(OFFICER),
    superior: await hub.tokenOf(SUPERIOR),
  };
  let requests = 0;
  return async (name, input, asked, as = 'administrator') => {
    requests += 1;
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[as]}` },
      body: JSON.stringify({
        query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${asked} } }`,
        variables: { input: { requestId: `hostile-${requests}`, ...input } },
      }),
    });
    const { data, errors } = (await response.json()) as any;
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)} ${JSON.stringify(input).slice(0, 300)}`);
    return data[name];
  };
}

/** What stands above and below every paper. */
const paper = (place: number) => ({
  publish: true,
  memo: {
    issuedOn: '2024-02-01',
    number: at(place),
    subject: at(place + 1),
    banglaDate: at(place + 2),
    signatoryPost: at(place + 3),
    signatoryName: at(place + 4),
    copyTo: PAYLOADS.slice(0, 20),
    references: [{ raw: at(place + 5) }],
    rawText: PAYLOADS.join('\n'),
  },
  findings: PAYLOADS.map((text, line) => ({
    code: text.slice(0, 60),
    severity: 'WARNING',
    line,
    message: text,
    raw: text,
  })),
});
const at = (place: number) => PAYLOADS[place % PAYLOADS.length] as string;

const minutes = (place: number) => ({
  areaCode: HOSTILE_AREA,
  heldOn: '2023-07-01',
  number: '1',
  ...meetingTexts(place),
  agendaItems: PAYLOADS.map((text, number) => agendaItem(text, number)),
  ...paper(place),
});
const oneDecision = (place: number) => ({
  areaCode: HOSTILE_AREA,
  heldOn: new Date(Date.UTC(2023, 7, 1 + place)).toISOString().slice(0, 10),
  ...meetingTexts(place),
  agendaItems: [agendaItem(at(place), 0)],
  publish: true,
});
/** A fifth of the meetings shows every payload in one of these. */
const meetingTexts = (place: number) => {
  const [title, where, startsAt, chair, attendance] = [0, 1, 2, 3, 4].map((fifth) =>
    at(place + fifth * FIFTH),
  );
  return { title, place: where, startsAt, chair, attendance };
};
const agendaItem = (text: string, number: number) => ({
  number: `${number + 1}`,
  topic: text,
  discussion: text,
  decisions: [{ number: `${number + 1}`, text, implementer: text, dueOn: '2023-09-01' }],
});
const activity = (text: string, place: number) => ({
  number: `${place + 1}`,
  subject: text,
  task: text,
  responsible: text,
  expectedResult: text,
  measure: text,
  unit: text,
  target: text,
  startsOn: '2023-07-01',
  startsOnRaw: text,
  endsOn: '2023-09-30',
  endsOnRaw: text,
  recurrenceText: text,
});

/** A district has at most 64 upazilas: two of them take all the payloads. */
async function nameAreas(act: Act): Promise<void> {
  const source = { from: '2023-07-01', source: at(0) };
  const named = (code: string, text: string) => ({ code, nameEn: text, nameBn: text, aliases: [text] });
  for (const [half, district] of HOSTILE_AREAS.entries()) {
    const create = (level: string, parentCode: string, code: string) =>
      act('createArea', { ...source, level, parentCode, ...named(code, at(half + 1)) }, 'changes { act }');
    await create('DISTRICT', '50', district);
    await create('UPAZILA', district, `${district}00`);
    const into = PAYLOADS.slice(half * 50, half * 50 + 50).map((text, place) =>
      named(`${district}${String(place + 1).padStart(2, '0')}`, text),
    );
    await act('splitArea', { ...source, code: `${district}00`, into }, 'changes { act }');
  }
}

/** A draft on the desk of its office, one laid before the superior office, and one returned with a remark. */
async function leaveDrafts(act: Act): Promise<string[]> {
  const drafts: string[] = [];
  for (const [day, remark] of [
    ['2024-01-01', ''],
    ['2024-01-02', ''],
    ['2024-01-03', at(61)],
  ] as const) {
    const { meeting } = await act(
      'recordMeeting',
      { ...minutes(day.length), heldOn: day, number: day, publish: false },
      'meeting { id revision }',
      'officer',
    );
    drafts.push(meeting.id);
    if (day === '2024-01-01') continue;
    const { revision } = await act(
      'submitMeetingForApproval',
      { meetingId: meeting.id, revision: meeting.revision },
      'revision',
      'officer',
    );
    if (remark)
      await act('returnMeeting', { meetingId: meeting.id, revision, remark }, 'revision', 'superior');
  }
  return drafts;
}
