import type { AreaDirectory, KnownArea } from '../../recognise/area-directory';
import type {
  ActionPlanReading,
  DecisionItem,
  MinutesReading,
  PaperHead,
  ProgressReportReading,
  TeamOrderReading,
} from '../../recognise/paper-reading';
import type { AreaRecord } from '../records/area-record';
import type { AssignmentRecord } from '../records/assignment-record';
import type { MeetingRecord } from '../records/meeting-record';
import type { MemoRecord } from '../records/memo-record';
import type { PlanRecord } from '../records/plan-record';
import type { TeamRecord } from '../records/team-record';

/** What the hub keeps of a paper that was read, in the shape in which writing asks for it. */

export function meetingOf(reading: MinutesReading, directory: AreaDirectory): MeetingRecord {
  const { meeting, meetingOn, items, fiscalYear } = reading;
  return {
    ...aMeeting(items),
    heldOn: meetingOn,
    month: meeting.month ?? meetingOn?.slice(0, 7) ?? '',
    fiscalYear: fiscalYear ?? '',
    number: meeting.number === null ? null : String(meeting.number),
    title: meeting.title,
    place: meeting.place,
    startsAt: meeting.startsAt ?? meeting.startsAtRaw,
    chair: meeting.chair,
    attendance: meeting.attendance,
    confirmation: meeting.confirmation?.confirmed ? 'CONFIRMED' : 'NOT_STATED',
    area: areaOf(reading.area, directory),
    memo: memoOf(reading),
  };
}

/** The meeting that a report is about, with the decisions as the report repeats them. */
export function reportedMeetingOf(
  reading: ProgressReportReading,
  directory: AreaDirectory,
): MeetingRecord & { readonly area: AreaRecord } {
  return {
    ...aMeeting(reading.items),
    heldOn: reading.meetingOn,
    month: reading.meetingOn?.slice(0, 7) ?? '',
    fiscalYear: reading.fiscalYear ?? '',
    area: areaOf(reading.meetingArea, directory),
  };
}

export function assignmentsOf(reading: ProgressReportReading, directory: AreaDirectory): AssignmentRecord[] {
  const { code, level, nameBn } = areaOf(reading.area, directory);
  return reading.items.map(({ number, topic, decision, progress }, index): AssignmentRecord => {
    const isSilent = progress === null || progress.status === 'NONE';
    const status = progress === null || progress.status === 'NONE' ? null : progress.status;
    const report = {
      reportedOn: reading.issuedOn ?? '',
      status,
      progress: progress?.percent ?? null,
      text: progress?.text || null,
      evidence: null,
      memo: memoOf(reading),
    };
    return {
      status: status ?? 'NOT_STARTED',
      progress: report.progress,
      reportedOn: isSilent ? null : reading.issuedOn,
      dueOn: null,
      daysOverdue: 0,
      decision: { id: String(index), number, text: decision, agendaItem: { topic }, meeting: null },
      area: { code, level, nameBn, parent: null },
      reports: { edges: [{ node: report }] },
    };
  });
}

export function planOf(reading: ActionPlanReading, directory: AreaDirectory): PlanRecord {
  return {
    fiscalYear: reading.fiscalYear ?? '',
    title: reading.subject,
    area: areaOf(reading.area, directory),
    memo: memoOf(reading),
    activities: reading.items.map((item, index) => ({
      ...item,
      position: index + 1,
      recurrenceText: item.recurrence.raw,
      status: 'NOT_STARTED',
      progress: 0,
      reportedOn: null,
      reports: null,
      occurrences: item.occurrences.map((one) => ({
        ...one,
        area: one.area === null ? null : { nameBn: directory.byCodeOf(one.area)?.nameBn ?? '' },
      })),
    })),
  };
}

export function teamOf(reading: TeamOrderReading, directory: AreaDirectory): TeamRecord {
  const area = areaOf(reading.area, directory);
  return {
    nameBn: `${area.nameBn} ইনোভেশন টিম`,
    formedOn: reading.issuedOn ?? '2023-07-01',
    inferred: false,
    area,
    members: reading.members.map(({ post, role, person }) => ({
      post,
      role,
      person: person === null ? null : { name: person },
    })),
    termsOfReference: reading.termsOfReference,
    order: memoOf(reading),
  };
}

/** An area with the office that the hub gives it. */
export function areaOf(code: string | null, directory: AreaDirectory): AreaRecord {
  const area = directory.byCodeOf(code ?? '');
  if (!area) throw new Error(`${code ?? 'null'} is no area`);
  const parent = directory.byCodeOf(area.parentCode);
  const { level, nameBn, portalHost } = area;
  const [office, post, geo] = officeOf(area);
  return {
    code: area.code,
    level,
    nameBn,
    portalHost,
    parent: parent && { code: parent.code, level: parent.level, nameBn: parent.nameBn },
    offices: [
      {
        nameBn: `${office}, ${nameBn}`,
        memoMinistry: '05',
        memoOffice: level === 'UPAZILA' ? null : '43',
        memoGeo: geo,
        validTo: null,
        posts: [{ nameBn: post, isHead: true, tenures: [] }],
      },
    ],
  };
}

function officeOf({ level, code }: KnownArea): [office: string, post: string, geo: string | null] {
  if (level === 'DIVISION') return ['বিভাগীয় কমিশনারের কার্যালয়', 'বিভাগীয় কমিশনার', '0000'];
  if (level === 'DISTRICT') return ['জেলা প্রশাসকের কার্যালয়', 'জেলা প্রশাসক', `${code.slice(2)}00`];
  return [
    'উপজেলা নির্বাহী অফিসারের কার্যালয়',
    'উপজেলা নির্বাহী অফিসার',
    /^\d{6}$/.test(code) ? code.slice(2) : null,
  ];
}

function memoOf(head: PaperHead): MemoRecord {
  const { memoNumber, issuedOn, banglaDate, subject, references, copyTo, signatory } = head;
  return {
    number: memoNumber,
    issuedOn,
    banglaDate: banglaDate?.raw ?? null,
    subject,
    references,
    copyTo,
    signatoryPost: signatory?.post ?? null,
    signatoryName: signatory?.name ?? null,
  };
}

function aMeeting(items: readonly DecisionItem[]): MeetingRecord {
  return {
    id: 'meeting',
    heldOn: null,
    month: '',
    fiscalYear: '',
    number: null,
    title: null,
    place: null,
    startsAt: null,
    chair: null,
    attendance: null,
    confirmation: 'NOT_STATED',
    knownFrom: 'MINUTES',
    area: null,
    carriedOver: [],
    reportRequests: [],
    memo: null,
    agendaItems: items.map(({ number, topic, discussion }, index) => ({
      id: `topic ${index}`,
      number,
      topic,
      discussion,
    })),
    decisions: items.map(
      ({ number, topic, decision, implementer, decisionKind, dueOn, dueBasis }, index) => ({
        id: String(index),
        number,
        text: decision,
        kind: decisionKind,
        implementer,
        dueOn,
        dueBasis,
        agendaItem: { id: `topic ${index}`, topic },
      }),
    ),
  };
}
