export const KINDS = ['progress', 'late', 'meetings'] as const;
export type Kind = (typeof KINDS)[number];

export interface NamedArea {
  readonly code: string;
  readonly level: 'COUNTRY' | 'DIVISION' | 'DISTRICT' | 'UPAZILA' | 'UNION';
  readonly nameBn: string;
  readonly nameEn: string;
}

interface Answered {
  /** The day in Dhaka on which the hub gave it: whoever shows it later says how old it is. */
  readonly asOf: string;
  readonly area: NamedArea;
  /** False where the hub lacked a part; that part is null. Such an answer is shown, not kept. */
  readonly complete: boolean;
}

/** n of N: those dropped or cancelled are asked of nobody. Null percent is silence, not zero. */
export interface Share {
  readonly done: number;
  readonly of: number;
  readonly percent: number | null;
  readonly reported: number;
  readonly notReported: number;
  readonly overdue: number;
}

export interface ProgressAnswer extends Answered {
  readonly kind: 'progress';
  readonly fiscalYear: string;
  readonly decisions: Share | null;
  readonly plans: Share | null;
}

export interface LateAnswer extends Answered {
  readonly kind: 'late';
  /** Of decisions and activities together; null where a part is missing. */
  readonly total: number | null;
  /** The year that was asked for; null is this year and the last. */
  readonly fiscalYear: string | null;
  /** How much is late of the years before those; null where one year was asked for, or a part is missing. */
  readonly older: number | null;
  readonly items: readonly { readonly daysLate: number; readonly text: string; readonly area: NamedArea }[];
}

export interface MeetingsAnswer extends Answered {
  readonly kind: 'meetings';
  readonly total: number | null;
  /** The day, or only the month as 2023-11. */
  readonly items: readonly { readonly on: string; readonly title: string | null }[];
}

/** What a widget shows, in no language yet; also what /embed/….json answers. */
export type Answer = ProgressAnswer | LateAnswer | MeetingsAnswer;

/** Why there is nothing to show: no such area, or the hub cannot say now. */
export type Trouble = 'unknown' | 'away';
