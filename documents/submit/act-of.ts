import type {
  ActionPlanReading,
  Finding,
  MinutesReading,
  PaperHead,
  PaperReading,
  ProgressReading,
  ProgressReportReading,
  TeamOrderReading,
} from '../recognise/paper-reading';

/** The mutation that writes a paper to the hub. */
export interface Act {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The field of the answer whose `outcome` says what became of the paper. */
  readonly field: ActField;
}

/**
 * The one act that a paper is, for the mutation of its kind; null for a paper that was refused.
 * `requestId` makes a repeat of the same act harmless.
 */
export function actOf(reading: PaperReading, requestId: string, publish: boolean): Act | null {
  return reading.refusal ? null : actAsRead(reading, requestId, publish);
}

/**
 * The act as far as the paper could be read, for a person to complete where it was refused; null where not
 * even its kind can be told.
 */
export function actAsRead(reading: PaperReading, requestId: string, publish: boolean): Act | null {
  if (reading.kind === null) return null;
  const input = { requestId, areaCode: reading.area, publish, ...inputOf(reading) };
  const field = FIELDS[reading.kind];
  return { field, input, mutation: mutationOf(field) };
}

/** The mutations by which papers are written. */
export const ACT_FIELDS = [
  'recordMeeting',
  'reportDecisionProgress',
  'submitActionPlan',
  'formTeam',
] as const;

export type ActField = (typeof ACT_FIELDS)[number];

/** The GraphQL of such a mutation, which takes `$input`. */
export function mutationOf(field: ActField): string {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return `mutation Import($input: ${type}!) { ${field}(input: $input) { outcome } }`;
}

const FIELDS = {
  MINUTES: 'recordMeeting',
  PROGRESS_REPORT: 'reportDecisionProgress',
  ACTION_PLAN: 'submitActionPlan',
  TEAM_ORDER: 'formTeam',
} as const;

type Recognised = MinutesReading | ProgressReportReading | ActionPlanReading | TeamOrderReading;

function inputOf(reading: Recognised): Record<string, unknown> {
  const paper = { memo: memoOf(reading), findings: reading.findings.map(findingOf) };
  switch (reading.kind) {
    case 'MINUTES':
      return { ...meetingOf(reading), ...paper };
    case 'PROGRESS_REPORT':
      return { ...progressOf(reading), ...paper };
    case 'ACTION_PLAN':
      return { ...planOf(reading), ...paper };
    case 'TEAM_ORDER':
      return { ...teamOf(reading), ...paper };
  }
}

function meetingOf({ meeting, meetingOn, items }: MinutesReading): Record<string, unknown> {
  const { month, number, title, place, startsAt, startsAtRaw, chair, attendance, confirmation } = meeting;
  return {
    heldOn: meetingOn,
    month,
    number: number === null ? null : String(number),
    title,
    place,
    startsAt: startsAt ?? startsAtRaw,
    chair,
    attendance,
    confirmation: confirmation?.confirmed ? 'CONFIRMED' : 'NOT_STATED',
    agendaItems: items.map((item) => ({
      number: item.number,
      topic: item.topic,
      discussion: item.discussion,
      decisions: [
        {
          number: item.number,
          text: item.decision,
          kind: item.decisionKind,
          implementer: item.implementer,
          dueOn: item.dueOn,
          dueBasis: item.dueBasis,
          binds: item.binds.map(({ scope, areas }) => ({
            scope,
            ...(scope === 'AREAS' ? { areaCodes: areas } : {}),
          })),
        },
      ],
    })),
  };
}

function progressOf({
  meetingArea,
  meetingOn,
  issuedOn,
  items,
}: ProgressReportReading): Record<string, unknown> {
  return {
    meetingAreaCode: meetingArea,
    meetingOn,
    reportedOn: issuedOn,
    items: items.map(({ number, topic, decision, decisionKind, progress }) => ({
      number,
      topic,
      decision,
      kind: decisionKind,
      ...reportedOf(progress),
    })),
  };
}

function planOf({ fiscalYear, subject, issuedOn, items }: ActionPlanReading): Record<string, unknown> {
  return {
    fiscalYear,
    title: subject,
    submittedOn: issuedOn,
    activities: items.map((item) => ({
      number: item.number,
      subject: item.subject,
      task: item.task,
      startsOn: item.startsOn,
      startsOnPrecision: item.startsOnPrecision,
      startsOnRaw: item.startsOnRaw,
      endsOn: item.endsOn,
      endsOnPrecision: item.endsOnPrecision,
      endsOnRaw: item.endsOnRaw,
      endsOnInDoubt: item.endsOnInDoubt,
      recurrence: item.recurrence.every,
      timesPerYear: item.recurrence.times,
      recurrenceText: item.recurrence.raw,
      responsible: item.responsible,
      expectedResult: item.expectedResult,
      measure: item.measure,
      unit: item.unit,
      weight: item.weight,
      target: item.target,
      occurrences: item.occurrences.map(({ label, on, precision, raw, area }) => ({
        label,
        on,
        precision,
        raw,
        areaCode: area,
      })),
      progress:
        item.progress && reportedOf(item.progress, { IMPLEMENTED: 'COMPLETED', DROPPED: 'CANCELLED' }),
    })),
  };
}

function teamOf({ issuedOn, members, termsOfReference }: TeamOrderReading): Record<string, unknown> {
  return {
    formedOn: issuedOn,
    members: members.map(({ post, person, role, roleRaw }) => ({
      post,
      personName: person,
      role,
      raw: roleRaw,
    })),
    termsOfReference,
  };
}

/** An empty cell, or "--", is no report: its status is null. Activities have other words for the last two states. */
function reportedOf(
  progress: ProgressReading | null,
  words: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  if (!progress) return { status: null };
  const { status, statusBasis, percent, text } = progress;
  return {
    status: status === 'NONE' ? null : (words[status] ?? status),
    statusBasis,
    progress: percent,
    text: text === '' ? null : text,
  };
}

function memoOf(head: PaperHead): Record<string, unknown> {
  const { memoNumber, issuedOn, banglaDate, subject, references, copyTo, signatory, rawText, contentHash } =
    head;
  return {
    number: memoNumber,
    issuedOn,
    banglaDate: banglaDate?.raw ?? null,
    subject,
    references: references.map(({ memoNumber: number, issuedOn: on, raw }) => ({
      memoNumber: number,
      issuedOn: on,
      raw,
    })),
    copyTo,
    signatoryName: signatory?.name ?? null,
    signatoryPost: signatory?.post ?? null,
    rawText,
    contentHash,
  };
}

function findingOf({ code, severity, line, message, raw }: Finding): Record<string, unknown> {
  return { code, severity, line, message, raw };
}
