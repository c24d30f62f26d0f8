import type { Day } from '../../lib/time/day';
import type { FindingCode } from './findings';
import type { Finding } from './paper-findings';

export type { Finding };

export type PaperKind = 'MINUTES' | 'ACTION_PLAN' | 'PROGRESS_REPORT' | 'TEAM_ORDER';

/** What was read from one paper; `kind` says which other fields it has. */
export type PaperReading =
  MinutesReading | ProgressReportReading | ActionPlanReading | TeamOrderReading | UnrecognisedReading;

/** What every paper has. Names that a paper lacks are null or empty, never left out. */
export interface PaperHead {
  /** The number under which the paper was issued, in the paper's own digits. */
  readonly memoNumber: string | null;
  /** The same in Latin digits with dots. */
  readonly memoNumberNormalised: string | null;
  /** Whether the number has its serial, so that it can identify the paper. */
  readonly memoIsComplete: boolean;
  readonly issuedOn: Day | null;
  /** The Bangla day beside it, as written, and the day that it is. */
  readonly banglaDate: { readonly raw: string; readonly on: Day } | null;
  /** The code of the issuing area. Null only where `refusal` says why. */
  readonly area: string | null;
  readonly areaEvidence: readonly AreaEvidence[];
  readonly subject: string | null;
  readonly references: readonly Reference[];
  /** One entry per receiver of a copy, as written. */
  readonly copyTo: readonly string[];
  readonly signatory: Signatory | null;
  /** Everyone who signed, in order: the chair of a meeting and the officer who sends its minutes. */
  readonly signatures: readonly Signature[];
  readonly findings: readonly Finding[];
  /** The paper as it came; phones and mail addresses stand only here. Never public. */
  readonly rawText: string;
  /** SHA-256 (hex) of the folded text: equal for the same words in another spacing or encoding. */
  readonly contentHash: string;
  /** Why the paper cannot be written to the hub; null where it can. */
  readonly refusal: Refusal | null;
}

export interface MinutesReading extends PaperHead {
  readonly kind: 'MINUTES';
  readonly meetingOn: Day | null;
  readonly fiscalYear: string | null;
  readonly meeting: MeetingReading;
  readonly items: readonly DecisionItem[];
  readonly members: readonly [];
  readonly termsOfReference: readonly [];
}

/** `area` is the area that reports; the meeting is that of `meetingArea`. */
export interface ProgressReportReading extends PaperHead {
  readonly kind: 'PROGRESS_REPORT';
  readonly meetingOn: Day | null;
  readonly fiscalYear: string | null;
  /** Whose meeting took the decisions: most often the division of a reporting district. */
  readonly meetingArea: string | null;
  readonly items: readonly DecisionItem[];
  readonly members: readonly [];
  readonly termsOfReference: readonly [];
}

export interface ActionPlanReading extends PaperHead {
  readonly kind: 'ACTION_PLAN';
  readonly meetingOn: null;
  readonly fiscalYear: string | null;
  readonly items: readonly ActivityItem[];
  readonly members: readonly [];
  readonly termsOfReference: readonly [];
}

export interface TeamOrderReading extends PaperHead {
  readonly kind: 'TEAM_ORDER';
  readonly meetingOn: null;
  readonly fiscalYear: string | null;
  readonly items: readonly [];
  readonly members: readonly MemberReading[];
  readonly termsOfReference: readonly string[];
}

/** A paper of none of the four kinds; always refused. */
export interface UnrecognisedReading extends PaperHead {
  readonly kind: null;
  readonly meetingOn: null;
  readonly fiscalYear: null;
  readonly items: readonly [];
  readonly members: readonly [];
  readonly termsOfReference: readonly [];
}

export interface Refusal {
  readonly code: FindingCode;
  readonly message: string;
}

/** One reason to think that an area issued the paper. */
export interface AreaEvidence {
  readonly source: 'MEMO' | 'LETTERHEAD' | 'PORTAL' | 'TITLE' | 'CHAIR' | 'SIGNATURE';
  readonly raw: string;
  readonly line: number;
  readonly area: string;
  /** False where the name is misspelt and the nearest one was taken. */
  readonly exact: boolean;
}

export interface Reference {
  readonly memoNumber: string | null;
  readonly memoNumberNormalised: string | null;
  readonly issuedOn: Day | null;
  readonly raw: string;
}

export interface Signatory {
  readonly name: string | null;
  readonly post: string | null;
}

export interface Signature extends Signatory {
  /** The day written by hand over the name. */
  readonly signedOn: Day | null;
  readonly line: number;
}

export interface MeetingReading {
  /** What it was called in the paper's title. */
  readonly title: string | null;
  /** The body that met: "… ইনোভেশন টিম" or "… কমিটি", as written. */
  readonly body: string | null;
  /** The month whose meeting it was, as YYYY-MM; it may be held in the next one. */
  readonly month: string | null;
  /** The ordinal of the meeting, where the title has one. */
  readonly number: number | null;
  readonly place: string | null;
  /** HH:MM in Dhaka. */
  readonly startsAt: string | null;
  readonly startsAtRaw: string | null;
  readonly chair: string | null;
  readonly attendance: string | null;
  /** What became of the minutes of the meeting before. */
  readonly confirmation: { readonly confirmed: boolean | null; readonly raw: string } | null;
}

/** Which areas the implementer's words bind. AREAS names them; OWN is the meeting's own area. */
export interface Binding {
  readonly scope: 'OWN' | 'ALL_DISTRICTS' | 'ALL_UPAZILAS' | 'AREAS';
  readonly areas: readonly string[];
}

/** A decision of a meeting, from its minutes or as quoted in a report on them. */
export interface DecisionItem {
  /** As in the paper, without the dot; where the paper has none, its place in Latin digits. */
  readonly number: string;
  readonly topic: string | null;
  readonly discussion: string | null;
  readonly decision: string;
  readonly implementer: string | null;
  /** At least one; in a progress report, the reporting area alone. */
  readonly binds: readonly Binding[];
  readonly decisionKind: 'ONE_TIME' | 'CONTINUING';
  readonly dueOn: Day | null;
  /** STATED where the paper names a day or a number of days, NEXT_MEETING where it says so. */
  readonly dueBasis: 'STATED' | 'NEXT_MEETING' | null;
  readonly dueRaw: string | null;
  /** Null in minutes that report no progress. */
  readonly progress: ProgressReading | null;
  readonly line: number;
  /** A decision has no period and no occurrences of its own. */
  readonly startsOn: null;
  readonly endsOn: null;
  readonly occurrences: readonly [];
}

export type ProgressStatus = 'NONE' | 'NOT_STARTED' | 'IN_PROGRESS' | 'IMPLEMENTED' | 'DROPPED';

export interface ProgressReading {
  /** NONE where nothing is reported: an empty cell, or "--". */
  readonly status: ProgressStatus;
  /** STATED in plain words, or INFERRED by a rule of status-rules.ts. Null for NONE. */
  readonly statusBasis: 'STATED' | 'INFERRED' | null;
  /** The name of that rule. */
  readonly rule: string | null;
  /** 0 to 100, where the paper says so. */
  readonly percent: number | null;
  readonly text: string;
}

export type Precision = 'DAY' | 'MONTH' | 'YEAR';

export interface Recurrence {
  readonly every: 'NONE' | 'MONTHLY' | 'QUARTERLY' | 'YEARLY' | 'TIMES_PER_YEAR';
  /** How often in a year, for TIMES_PER_YEAR. */
  readonly times: number | null;
  readonly raw: string | null;
}

/** A dated step of an activity. */
export interface OccurrenceReading {
  readonly label: string | null;
  /** The day, or the last day of the month where only a month is named. */
  readonly on: Day;
  readonly precision: Precision;
  readonly raw: string;
  /** The area below the plan's own that the label names. */
  readonly area: string | null;
  readonly line: number;
}

/** An activity of a plan. A period of months runs from the first day to the last. */
export interface ActivityItem {
  readonly number: string;
  readonly subject: string | null;
  readonly task: string;
  readonly responsible: string | null;
  readonly expectedResult: string | null;
  readonly measure: string | null;
  readonly unit: string | null;
  readonly weight: number | null;
  readonly target: string | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly startsOnPrecision: Precision | null;
  readonly endsOnPrecision: Precision | null;
  readonly startsOnRaw: string | null;
  readonly endsOnRaw: string | null;
  /** True where an ERROR finding stands on the end: it counts nowhere as due until confirmed. */
  readonly endsOnInDoubt: boolean;
  readonly recurrence: Recurrence;
  readonly occurrences: readonly OccurrenceReading[];
  /** Null where the plan reports no progress. */
  readonly progress: ProgressReading | null;
  readonly line: number;
}

export type MemberRole =
  'CHAIR' | 'CHIEF_INNOVATION_OFFICER' | 'INNOVATION_OFFICER' | 'MEMBER_SECRETARY' | 'MEMBER';

export interface MemberReading {
  readonly number: string;
  readonly post: string;
  /** The person's name, where the order names persons. */
  readonly person: string | null;
  readonly role: MemberRole;
  readonly roleRaw: string | null;
  readonly line: number;
}
