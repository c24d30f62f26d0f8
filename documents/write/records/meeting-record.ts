import { AREA_FIELDS, type AreaRecord } from './area-record';
import type { Ask } from './ask';
import { MEMO_FIELDS, type MemoRecord } from './memo-record';

/** A meeting with its decisions, as its minutes need them. */
export interface MeetingRecord {
  readonly id: string;
  readonly heldOn: string | null;
  readonly month: string;
  readonly fiscalYear: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly place: string | null;
  readonly startsAt: string | null;
  readonly chair: string | null;
  readonly attendance: string | null;
  readonly confirmation: 'CONFIRMED' | 'CORRECTED' | 'NOT_STATED';
  readonly knownFrom: 'MINUTES' | 'REPORT';
  readonly area: AreaRecord | null;
  readonly agendaItems: readonly AgendaItemRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly carriedOver: readonly {
    readonly number: string | null;
    readonly note: string | null;
    readonly decision: { readonly number: string | null; readonly text: string } | null;
  }[];
  readonly reportRequests: readonly RequestRecord[];
  readonly memo: MemoRecord | null;
}

export interface AgendaItemRecord {
  readonly id: string;
  readonly number: string | null;
  readonly topic: string | null;
  readonly discussion: string | null;
}

export interface DecisionRecord {
  readonly id: string;
  readonly number: string | null;
  readonly text: string;
  readonly kind: 'ONE_TIME' | 'CONTINUING';
  readonly implementer: string | null;
  readonly dueOn: string | null;
  readonly dueBasis: 'STATED' | 'NEXT_MEETING' | 'REQUEST' | null;
  readonly agendaItem: { readonly id: string; readonly topic: string | null } | null;
}

/** A letter that asked for reports on the meeting. */
export interface RequestRecord {
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly areas: readonly { readonly code: string }[];
  readonly memo: MemoRecord | null;
}

/** Which meeting: by its id, or by its area and day. */
export type MeetingChoice = { readonly id: string } | { readonly area: string; readonly on: string };

/** The meeting as far as the viewer may see it; null where there is none to be seen. */
export async function findMeeting(ask: Ask, choice: MeetingChoice): Promise<MeetingRecord | null> {
  const id = 'id' in choice ? choice.id : await meetingOn(ask, choice.area, choice.on);
  if (id === null) return null;
  return ((await ask(MEETING, { id })) as { meeting: MeetingRecord | null }).meeting;
}

/** The area's latest meeting on or before a day; null where there is none to be seen. */
export async function findLatestMeeting(ask: Ask, area: string, to: string): Promise<MeetingRecord | null> {
  const id = await newestMeeting(ask, { area, to });
  return id === null ? null : findMeeting(ask, { id });
}

async function meetingOn(ask: Ask, area: string, on: string): Promise<string | null> {
  return newestMeeting(ask, { area, from: on, to: on });
}

async function newestMeeting(ask: Ask, variables: object): Promise<string | null> {
  const { area } = (await ask(NEWEST, variables)) as {
    area: { meetings: { edges: { node: { id: string } }[] } | null } | null;
  };
  return area?.meetings?.edges[0]?.node.id ?? null;
}

const NEWEST = `query PaperMeetingId($area: ID!, $from: Date, $to: Date) {
  area(code: $area) { meetings(filter: { from: $from, to: $to }, first: 1) { edges { node { id } } } }
}`;

const MEETING = `query PaperMeeting($id: ID!) {
  meeting(id: $id) {
    id heldOn month fiscalYear number title place startsAt chair attendance confirmation knownFrom
    area { ${AREA_FIELDS} }
    agendaItems { id number topic discussion }
    decisions { id number text kind implementer dueOn dueBasis agendaItem { id topic } }
    carriedOver { number note decision { number text } }
    reportRequests { issuedOn dueOn areas { code } memo { ${MEMO_FIELDS} } }
    memo { ${MEMO_FIELDS} }
  }
}`;
